import { useApi } from '@backstage/core-plugin-api';
import {
  repositoryPagePath,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import {
  Bones,
  cardStyles,
  LoadError,
  textStyles,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import { ProposalRows } from '../proposals/ProposalRows';

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
    <section className={cardStyles.card} aria-label="Open proposals">
      <div className={cardStyles.head}>
        <h2 className={cardStyles.title}>Open proposals</h2>
        <span className={cardStyles.aside}>
          <Link
            className={textStyles.link}
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
        <p className={`${cardStyles.body} ${textStyles.quiet}`}>
          None. Push a branch to propose a change.
        </p>
      )}
      {!error && value && (
        <ProposalRows repository={props.repository} proposals={value.items} />
      )}
    </section>
  );
};
