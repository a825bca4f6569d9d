import { useApi } from '@backstage/core-plugin-api';
import {
  repositoryPagePath,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import { useLoaded } from '../../hooks/useLoaded';
import { ProposalRows } from '../proposals/ProposalRows';
import { Bones } from '../ui/Bones';
import { LoadError } from '../ui/LoadError';
import ui from '../ui/ui.module.css';

const SHOWN = 5;

/** The newest open proposals of a repository. */
export const OpenProposalsCard = (props: { repository: RepositoryRef }) => {
  const { owner, name } = props.repository;
  const api = useApi(localGitApiRef);
  const { value, error, reload } = useLoaded(
    useCallback(
      () => api.listProposals({ owner, name }, { state: 'open', limit: SHOWN }),
      [api, owner, name],
    ),
  );
  return (
    <section className={ui.card} aria-label="Open proposals">
      <div className={ui.cardHead}>
        <h2 className={ui.cardTitle}>Open proposals</h2>
        <span className={ui.cardAside}>
          <Link
            className={ui.link}
            to={repositoryPagePath(props.repository, { page: 'proposals' })}
          >
            All
          </Link>
        </span>
      </div>
      {error && (
        <LoadError what="The proposals" error={error} onRetry={reload} />
      )}
      {!error && !value && <Bones lines={2} label="Reading the proposals" />}
      {!error && value && !value.items.length && (
        <p className={`${ui.cardBody} ${ui.quiet}`}>
          None. Push a branch to propose a change.
        </p>
      )}
      {!error && value && (
        <ProposalRows repository={props.repository} proposals={value.items} />
      )}
    </section>
  );
};
