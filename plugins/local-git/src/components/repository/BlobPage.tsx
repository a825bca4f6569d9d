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
import { BlobCard } from './BlobCard';
import { LocationBar } from './LocationBar';
import { useRepository } from './RepositoryContext';

/** One file. */
export const BlobPage = () => {
  const { repository } = useRepository();
  const { ref = 'HEAD', path } = useLocationInRepository();
  const api = useApi(localGitApiRef);
  const { value, error, reload } = useLoaded(
    useCallback(
      () => api.getBlob(repository, { ref, path }),
      [api, repository, ref, path],
    ),
  );

  // A relative link in a text doesn't say whether it means a file or a folder.
  if (!path || / is a directory/.test(error ? errorReason(error) : '')) {
    return (
      <Navigate
        replace
        to={repositoryPagePath(repository, { page: 'tree', ref, path })}
      />
    );
  }
  return (
    <>
      <LocationBar gitRef={value?.ref ?? ref} path={path} page="blob" />
      <div className={cardStyles.card}>
        {error && <LoadError what="The file" error={error} onRetry={reload} />}
        {!error && !value && <Bones lines={10} label="Reading the file" />}
        {!error && value && <BlobCard repository={repository} blob={value} />}
      </div>
    </>
  );
};
