import { useApi } from '@backstage/core-plugin-api';
import { repositoryPagePath } from '@causeway/plugin-local-git-common';
import {
  Bones,
  cardStyles,
  errorReason,
  LoadError,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { Navigate } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import { useLocationInRepository } from '../../hooks/useLocationInRepository';
import ui from '../ui/ui.module.css';
import { FileTable } from './FileTable';
import { LocationBar } from './LocationBar';
import { ReadmeCard } from './ReadmeCard';
import { useRepository } from './RepositoryContext';

/** A folder's files, and its README below them. */
export const TreePage = () => {
  const { repository, details } = useRepository();
  const { ref, path } = useLocationInRepository();
  const api = useApi(localGitApiRef);
  const {
    value: tree,
    error,
    reload,
  } = useLoaded(
    useCallback(
      () => api.getTree(repository, { ref, path }),
      [api, repository, ref, path],
    ),
  );
  const gitRef = ref ?? tree?.ref ?? details?.defaultBranch;

  if (gitRef && / is a (file|symlink)/.test(error ? errorReason(error) : '')) {
    return (
      <Navigate
        replace
        to={repositoryPagePath(repository, { page: 'blob', ref: gitRef, path })}
      />
    );
  }
  return (
    <div className={ui.stack}>
      <div>
        {gitRef && <LocationBar gitRef={gitRef} path={path} page="tree" />}
        <div className={cardStyles.card}>
          {error && (
            <LoadError what="The files" error={error} onRetry={reload} />
          )}
          {!error && !tree && <Bones lines={8} label="Reading the files" />}
          {!error && tree && <FileTable repository={repository} tree={tree} />}
        </div>
      </div>
      {tree && <ReadmeCard repository={repository} tree={tree} />}
    </div>
  );
};
