import type {
  RepositoryDetails,
  RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { useOutletContext } from 'react-router-dom';

/** What the pages of one repository share. */
export interface RepositoryContext {
  repository: RepositoryRef;
  /** Absent until they are read; pages read their own things meanwhile. */
  details?: RepositoryDetails;
  /** Reads them again, after something changed. */
  reload(): void;
}

/** The repository whose page is shown. */
export function useRepository(): RepositoryContext {
  return useOutletContext<RepositoryContext>();
}
