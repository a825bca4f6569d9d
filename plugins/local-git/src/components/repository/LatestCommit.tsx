import { useApi } from '@backstage/core-plugin-api';
import {
  repositoryPagePath,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { textStyles, Time, useLoaded } from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import ui from '../ui/ui.module.css';
import styles from './repository.module.css';

/** Props of {@link LatestCommit}. */
export interface LatestCommitProps {
  repository: RepositoryRef;
  gitRef: string;
  path: string;
}

/** The last commit that changed what is shown. Its place is kept until it is there, so that nothing jumps. */
export const LatestCommit = (props: LatestCommitProps) => {
  const { repository, gitRef: ref, path } = props;
  const api = useApi(localGitApiRef);
  const { value, error } = useLoaded(
    useCallback(
      () => api.listCommits(repository, { ref, path, limit: 1 }),
      [api, repository, ref, path],
    ),
  );
  const commit = value?.items[0];
  // What is shown below stands without it.
  if (error || (value && !commit)) return null;
  return (
    <div className={styles.tip}>
      {commit && (
        <>
          <span className={ui.grow}>
            <Link
              className={ui.strong}
              to={repositoryPagePath(repository, {
                page: 'commit',
                id: commit.id,
              })}
            >
              {commit.subject || commit.id.slice(0, 7)}
            </Link>{' '}
            <span className={textStyles.quiet}>{commit.author.name}</span>
          </span>
          <span className={textStyles.quiet}>
            <Time at={commit.committer.date} />
          </span>
        </>
      )}
    </div>
  );
};
