import { useApi } from '@backstage/core-plugin-api';
import type { RepositoryRef } from '@causeway/plugin-local-git-common';
import {
  Bones,
  cardStyles,
  LoadError,
  plural,
  StateMessage,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { localGitApiRef } from '../../api/localGitApiRef';
import { DiffView } from '../diff/DiffView';
import { CommitRows } from '../repository/CommitRows';
import { NewProposalForm } from './NewProposalForm';

/** Props of {@link ProposalPreview}. */
export interface ProposalPreviewProps {
  repository: RepositoryRef;
  base: string;
  head: string;
}

/** What a branch would bring, and the form that proposes it. */
export const ProposalPreview = (props: ProposalPreviewProps) => {
  const { repository, base, head } = props;
  const api = useApi(localGitApiRef);
  const { value, error, reload } = useLoaded(
    useCallback(
      () => api.compare(repository, base, head),
      [api, repository, base, head],
    ),
  );
  if (!value) {
    return (
      <div className={cardStyles.card}>
        {error ? (
          <LoadError what="The difference" error={error} onRetry={reload} />
        ) : (
          <Bones lines={6} label="Comparing the branches" />
        )}
      </div>
    );
  }
  if (!value.commits.length) {
    return (
      <div className={cardStyles.card}>
        <StateMessage title="Nothing to propose">
          {base} already has all of {head}.
        </StateMessage>
      </div>
    );
  }
  return (
    <>
      <div className={cardStyles.card}>
        <NewProposalForm {...props} commits={value.commits} />
      </div>
      <section className={cardStyles.card} aria-label="Commits">
        <div className={cardStyles.head}>
          <h2 className={cardStyles.title}>
            {plural(value.commits.length, 'commit')}
          </h2>
        </div>
        <CommitRows repository={repository} commits={value.commits} />
      </section>
      <DiffView
        diff={value.diff}
        repository={repository}
        headCommit={value.headCommit}
      />
    </>
  );
};
