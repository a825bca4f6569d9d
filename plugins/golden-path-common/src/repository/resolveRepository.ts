import { formatRepoUrl, parseRepoUrl } from './repoUrl';

/** What publishes to a Git host; the templates have one step for each. @public */
export const PUBLISHERS = ['local-git', 'github', 'gitlab', 'gitea'] as const;

/** One of {@link PUBLISHERS}. @public */
export type Publisher = (typeof PUBLISHERS)[number];

/** A Git host that the portal can publish to. @public */
export interface GitHost {
  /** Host with port, as in a `repoUrl`. */
  host: string;
  publisher: Publisher;
  /** What a repository's browser address begins with, before `/owner/name`; no slash at the end. */
  browserUrl: string;
}

/** Where a generated repository will live. @public */
export interface RepositoryTarget {
  publisher: Publisher;
  host: string;
  owner: string;
  name: string;
  /** Browser address, without `.git`. */
  url: string;
  /** The complete `repoUrl`, as publishing actions take it. */
  repoUrl: string;
}

/**
 * Where the repository goes: to the host that `repoUrl` names, or to the embedded Git host when it is empty.
 *
 * @throws Error with a plain sentence when the address is malformed or the host isn't known
 * @public
 */
export function resolveRepository(options: {
  repoUrl: string | undefined;
  /** The service's name: name of the repository in the embedded host. */
  name: string;
  /** Owner segment in the embedded host. */
  ownerSegment: string;
  hosts: readonly GitHost[];
}): RepositoryTarget {
  const { repoUrl, name, ownerSegment, hosts } = options;
  const embedded = hosts.find(host => host.publisher === 'local-git');
  if (!repoUrl && !embedded) {
    throw new Error('is empty; choose the Git host and owner');
  }
  const parts = repoUrl
    ? parseRepoUrl(repoUrl)
    : { host: embedded?.host ?? '', owner: ownerSegment, repo: name };
  const host = hosts.find(candidate => candidate.host === parts.host);
  if (!host) {
    const known = hosts.map(candidate => candidate.host).join(', ') || 'none';
    throw new Error(
      `names the Git host '${parts.host}', which this portal can't publish to; hosts it can: ${known}`,
    );
  }
  return {
    publisher: host.publisher,
    host: parts.host,
    owner: parts.owner,
    name: parts.repo,
    url: `${host.browserUrl}/${parts.owner}/${parts.repo}`,
    repoUrl: formatRepoUrl(parts),
  };
}
