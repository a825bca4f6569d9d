import type { RepositoryRef } from '../types';

/**
 * Address for `git clone`.
 *
 * @param hostUrl - base URL of the host's API, `http://localhost:7007/api/local-git`
 * @public
 */
export function cloneUrl(hostUrl: string, repository: RepositoryRef): string {
  return `${hostUrl.replace(/\/+$/, '')}/${repository.owner}/${
    repository.name
  }.git`;
}
