import { useApi } from '@backstage/core-plugin-api';
import { InputError } from '@backstage/errors';
import { repositoryPagePath } from '@causeway/plugin-local-git-common';
import {
  Bones,
  cardStyles,
  LoadError,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { useParams } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import { useReturn } from '../../hooks/useReturn';
import { useRepositoryRef } from '../../hooks/useRepositoryRef';
import { PageFrame } from '../ui/PageFrame';
import { ProposalBody } from './ProposalBody';
import { ProposalSummary } from './ProposalSummary';
import styles from './proposals.module.css';

/** One change proposal. */
export const ProposalPage = () => {
  const api = useApi(localGitApiRef);
  const repository = useRepositoryRef();
  const { number: asked = '' } = useParams();
  const {
    value: proposal,
    error,
    reload,
  } = useLoaded(
    useCallback(async () => {
      if (!/^[1-9]\d{0,8}$/.test(asked)) {
        throw new InputError(`'${asked}' is not the number of a proposal.`);
      }
      return api.getProposal(repository, Number(asked));
    }, [api, repository, asked]),
  );
  useReturn(reload);
  const fullName = `${repository.owner}/${repository.name}`;
  return (
    <PageFrame
      title={proposal ? `${proposal.title} #${asked}` : `Proposal #${asked}`}
      heading={
        proposal && (
          <>
            {proposal.title} <span className={styles.number}>#{asked}</span>
          </>
        )
      }
      trail={[
        { label: fullName, to: repositoryPagePath(repository) },
        {
          label: 'Proposals',
          to: repositoryPagePath(repository, { page: 'proposals' }),
        },
      ]}
      summary={
        proposal && (
          <ProposalSummary repository={repository} proposal={proposal} />
        )
      }
    >
      {proposal ? (
        <ProposalBody
          repository={repository}
          proposal={proposal}
          onChanged={reload}
        />
      ) : (
        <div className={cardStyles.card}>
          {error ? (
            <LoadError what="The proposal" error={error} onRetry={reload} />
          ) : (
            <Bones lines={10} label="Reading the proposal" />
          )}
        </div>
      )}
    </PageFrame>
  );
};
