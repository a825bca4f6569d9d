import type { ConfigApi } from '@backstage/frontend-plugin-api';

/** A Git host that the portal is connected to. */
export interface GitHost {
  host: string;
  /** Name of the product, e.g. "GitHub". */
  product: string;
}

const PRODUCTS: Record<string, string> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  gitea: 'Gitea',
};

/**
 * Lists the hosts that somebody configured. The integrations API can't be asked: it also lists public hosts that nobody
 * set up and where creating a repository would fail.
 */
export function configuredGitHosts(config: ConfigApi): GitHost[] {
  return Object.entries(PRODUCTS).flatMap(([key, product]) =>
    (config.getOptionalConfigArray(`integrations.${key}`) ?? []).flatMap(
      item => {
        const host = item.getOptionalString('host');
        return host ? [{ host, product }] : [];
      },
    ),
  );
}

/** What a `repoUrl` says: `host?owner=…&repo=…`. */
export interface RepoTarget {
  host: string;
  owner?: string;
  repo?: string;
}

/** Reads a `repoUrl`; nothing for the embedded Git host (empty) and for what can't be read. */
export function parseRepoUrl(
  repoUrl: string | undefined,
): RepoTarget | undefined {
  if (!repoUrl) {
    return undefined;
  }
  try {
    const url = new URL(`https://${repoUrl}`);
    return {
      host: url.host,
      owner: url.searchParams.get('owner') ?? undefined,
      repo: url.searchParams.get('repo') ?? undefined,
    };
  } catch {
    return undefined;
  }
}
