import { REPOSITORY_PAGES_PATH } from '../constants';
import type { RepositoryRef } from '../types';
import { toRefSegment } from './refSegment';

/** Which page of a repository. @public */
export type RepositoryPage =
  | { page: 'overview' }
  | { page: 'tree' | 'blob'; ref: string; path?: string }
  | { page: 'commits'; ref: string }
  | { page: 'commit'; id: string }
  | { page: 'proposals' }
  | { page: 'proposal'; number: number };

/**
 * Path of a repository's page in the web app; what the pages in `@causeway/plugin-local-git` serve and what source URLs
 * redirect browsers to.
 * @public
 */
export function repositoryPagePath(
  repository: RepositoryRef,
  page: RepositoryPage = { page: 'overview' },
): string {
  const root = `${REPOSITORY_PAGES_PATH}/${repository.owner}/${repository.name}`;
  switch (page.page) {
    case 'tree':
    case 'blob': {
      const path = (page.path ?? '')
        .split('/')
        .filter(Boolean)
        .map(encodeURIComponent)
        .join('/');
      return `${root}/${page.page}/${toRefSegment(page.ref)}${
        path && `/${path}`
      }`;
    }
    case 'commits':
      return `${root}/commits/${toRefSegment(page.ref)}`;
    case 'commit':
      return `${root}/commit/${page.id}`;
    case 'proposals':
      return `${root}/proposals`;
    case 'proposal':
      return `${root}/proposals/${page.number}`;
    default:
      return root;
  }
}
