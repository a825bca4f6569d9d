import {
  checkFilePath,
  repositoryPagePath,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';

/** Where a text with links stands. */
export interface LinkContext {
  repository: RepositoryRef;
  ref: string;
  /** Folder that relative links start from; empty for the root. */
  folder: string;
}

/** What a link in a repository's text leads to. */
export type ResolvedLink =
  | { kind: 'page'; to: string }
  | { kind: 'anchor'; id: string }
  | { kind: 'external'; href: string };

/** What an image in a repository's text shows. */
export type ResolvedImage =
  | { kind: 'file'; path: string }
  | { kind: 'external'; href: string };

/** Ids in shown texts begin with this, so that a text can't take the place of a part of the page. */
export const ANCHOR_PREFIX = 'user-content-';

// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function externalHref(href: string, allowed: string[]): string | undefined {
  const absolute = href.startsWith('//') ? `https:${href}` : href;
  if (!SCHEME.test(absolute) || !URL.canParse(absolute)) return undefined;
  const url = new URL(absolute);
  return allowed.includes(url.protocol) ? url.href : undefined;
}

/** A path as the text has it, from the repository's root; `undefined` if it leads out of it. */
function pathFromRoot(href: string, folder: string): string | undefined {
  const decoded = decode(href);
  if (decoded === undefined) return undefined;
  const start = decoded.startsWith('/') ? [] : folder.split('/');
  const segments = start.filter(Boolean);
  for (const part of decoded.split('/')) {
    if (part === '..') {
      if (!segments.length) return undefined;
      segments.pop();
    } else if (part && part !== '.') {
      segments.push(part);
    }
  }
  const path = segments.join('/');
  return path && checkFilePath(path) ? undefined : path;
}

function isRelative(href: string): boolean {
  return !SCHEME.test(href) && !href.startsWith('//');
}

/**
 * Where a link in a README or other text of a repository leads: relative ones to the repository's pages, web addresses
 * out of the portal. Everything else, `javascript:` above all, leads nowhere.
 */
export function resolveLink(
  href: string | undefined,
  context: LinkContext,
): ResolvedLink | undefined {
  const text = href?.trim();
  if (!text || CONTROL.test(text)) return undefined;
  if (text.startsWith('#')) {
    const id = decode(text.slice(1));
    return id ? { kind: 'anchor', id: `${ANCHOR_PREFIX}${id}` } : undefined;
  }
  if (!isRelative(text)) {
    const external = externalHref(text, ['http:', 'https:', 'mailto:']);
    return external ? { kind: 'external', href: external } : undefined;
  }
  const [, location, hash = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(text)!;
  const path = pathFromRoot(location, context.folder);
  if (path === undefined) return undefined;
  const to = repositoryPagePath(context.repository, {
    page: !path || location.endsWith('/') ? 'tree' : 'blob',
    ref: context.ref,
    path,
  });
  return { kind: 'page', to: `${to}${hash}` };
}

/** What an image in a repository's text shows: a file of the repository, or something elsewhere. */
export function resolveImage(
  src: string | undefined,
  context: LinkContext,
): ResolvedImage | undefined {
  const text = src?.trim();
  if (!text || CONTROL.test(text)) return undefined;
  if (!isRelative(text)) {
    const external = externalHref(text, ['http:', 'https:']);
    return external ? { kind: 'external', href: external } : undefined;
  }
  const path = pathFromRoot(text.replace(/[?#].*$/, ''), context.folder);
  return path ? { kind: 'file', path } : undefined;
}
