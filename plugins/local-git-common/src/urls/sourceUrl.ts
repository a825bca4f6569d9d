import type { RepositoryRef } from '../types';
import { toRefSegment } from './refSegment';

/** What a source URL points to. @public */
export interface SourceUrlOptions {
  /** Base URL of the host's API, `http://localhost:7007/api/local-git`. */
  hostUrl: string;
  repository: RepositoryRef;
  /** Branch, tag or commit. */
  ref: string;
  /** Path from the root; the root when absent. */
  path?: string;
  /** `blob` for a file, `tree` for a folder. */
  type: 'blob' | 'tree';
}

/**
 * The URL of a file or folder, as catalog locations, URL readers and templates take it:
 * `<host>/<owner>/<name>/blob/<ref>/<path>` or `<host>/<owner>/<name>/tree/<ref>/<path>/`.
 * @public
 */
export function sourceUrl(options: SourceUrlOptions): string {
  const { hostUrl, repository, ref, path = '', type } = options;
  const segments = path
    .split('/')
    .filter(Boolean)
    .map(encodeURIComponent)
    .join('/');
  const root = `${hostUrl.replace(/\/+$/, '')}/${repository.owner}/${
    repository.name
  }/${type}/${toRefSegment(ref)}/`;
  return type === 'tree' && segments
    ? `${root}${segments}/`
    : `${root}${segments}`;
}
