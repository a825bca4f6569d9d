import {
  parseSourceUrl,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { posix } from 'node:path';
import type { EntityInfo } from '../access/EntityInfo';

/**
 * Where an entity's catalog-info.yaml lies in the embedded Git host; undefined where it lies elsewhere.
 *
 * @param hostUrl - address of the host that catalog locations begin with
 */
export function homeOf(
  { annotations }: Pick<EntityInfo, 'annotations'>,
  hostUrl: string,
): { repository: RepositoryRef; folder: string } | undefined {
  const location = annotations['backstage.io/managed-by-location'] ?? '';
  const source = parseSourceUrl(hostUrl, location.replace(/^url:/, ''));
  if (!source) {
    return undefined;
  }
  const folder = posix.dirname(source.path);
  return {
    repository: source.repository,
    folder: folder === '.' ? '' : folder,
  };
}
