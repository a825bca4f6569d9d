import type { RepositoryRef } from '@causeway/plugin-local-git-common';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';

/** The repository that the page's address names. */
export function useRepositoryRef(): RepositoryRef {
  const { owner = '', name = '' } = useParams();
  return useMemo(() => ({ owner, name }), [owner, name]);
}
