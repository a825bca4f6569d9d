import {
  checkFilePath,
  checkOwnerName,
  checkRefName,
  checkRepositoryName,
} from '../names';
import type { RepositoryRef } from '../types';
import { fromRefSegment } from './refSegment';

/** A source URL taken apart. @public */
export interface ParsedSourceUrl {
  repository: RepositoryRef;
  type: 'blob' | 'tree';
  /** Branch, tag or commit; absent for the default branch. */
  ref?: string;
  /** Path from the root without slashes at the ends; empty for the root. */
  path: string;
}

function decode(
  segment: string,
  decoder: (text: string) => string,
): string | undefined {
  try {
    return decoder(segment);
  } catch {
    return undefined;
  }
}

/**
 * Takes a URL of the embedded host apart; `undefined` when it is none, or not a well-formed one. Clone URLs and
 * `<host>/<owner>/<name>` count as the root of the default branch.
 * @public
 */
export function parseSourceUrl(
  hostUrl: string,
  url: string,
): ParsedSourceUrl | undefined {
  if (!URL.canParse(url) || !URL.canParse(hostUrl)) return undefined;
  const host = new URL(hostUrl);
  const parsed = new URL(url);
  const prefix = `${host.pathname.replace(/\/+$/, '')}/`;
  if (parsed.origin !== host.origin || !parsed.pathname.startsWith(prefix))
    return undefined;

  const [owner, rawName = '', type = 'tree', refSegment, ...rest] =
    parsed.pathname.slice(prefix.length).replace(/\/+$/, '').split('/');
  const name =
    refSegment === undefined ? rawName.replace(/\.git$/, '') : rawName;
  if (checkOwnerName(owner) || checkRepositoryName(name)) return undefined;
  if (type !== 'tree' && type !== 'blob') return undefined;

  const repository = { owner, name };
  if (refSegment === undefined)
    return type === 'tree' ? { repository, type, path: '' } : undefined;

  const ref = decode(refSegment, fromRefSegment);
  const path = decode(rest.join('/'), decodeURIComponent);
  if (ref === undefined || path === undefined) return undefined;
  if (ref !== 'HEAD' && checkRefName(ref)) return undefined;
  if (path ? checkFilePath(path) : type === 'blob') return undefined;
  return { repository, type, ref: ref === 'HEAD' ? undefined : ref, path };
}
