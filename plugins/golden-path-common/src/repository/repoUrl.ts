/** The parts of a `repoUrl` as Backstage's RepoUrlPicker writes it: `host?owner=…&repo=…`. @public */
export interface RepoUrlParts {
  /** Host with port, `localhost:7007`. */
  host: string;
  owner: string;
  repo: string;
}

const SEGMENT = /^[A-Za-z0-9~][A-Za-z0-9._-]*$/;

function isSafePath(text: string): boolean {
  return (
    text.length <= 200 &&
    text.split('/').every(segment => SEGMENT.test(segment))
  );
}

/**
 * Takes a `repoUrl` apart. Owners may have several segments (GitLab's nested groups).
 *
 * @throws Error with a plain sentence when it isn't a well-formed one
 * @public
 */
export function parseRepoUrl(repoUrl: string): RepoUrlParts {
  const expected = `expected 'host?owner=OWNER&repo=NAME'`;
  let url: URL;
  try {
    url = new URL(`https://${repoUrl}`);
  } catch {
    throw new Error(`is not the address of a repository; ${expected}`);
  }
  if (url.username || url.password || url.hash || url.pathname !== '/') {
    throw new Error(`is not the address of a repository; ${expected}`);
  }
  const owner = url.searchParams.get('owner') ?? '';
  const repo = url.searchParams.get('repo') ?? '';
  if (!isSafePath(owner)) {
    throw new Error(`names no valid owner; ${expected}`);
  }
  if (!SEGMENT.test(repo) || repo.length > 100) {
    throw new Error(`names no valid repository; ${expected}`);
  }
  return { host: url.host, owner, repo };
}

/** Writes a `repoUrl`. @public */
export function formatRepoUrl(parts: RepoUrlParts): string {
  const query = new URLSearchParams({ owner: parts.owner, repo: parts.repo });
  return `${parts.host}?${query}`;
}
