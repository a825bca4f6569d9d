import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  parseRepositoryRef,
  type FileDiff,
  type Proposal,
} from '@causeway/plugin-local-git-common';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import type { SloProposal, SloProposals } from '@causeway/plugin-slo-common';
import type { CatalogAccess } from '../access/CatalogAccess';
import type { EntityDirectory } from '../access/EntityDirectory';
import type { SloBook } from '../evaluate/SloBook';
import { homeOf } from './homeOf';
import { isSloFile } from './isSloFile';

/** Proposals whose files are looked at; each costs the Git host a diff. */
const MOST_PROPOSALS = 40;
const AT_ONCE = 4;
/** What a proposal touches is remembered this long: a push shows after it at the latest. */
const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 500;

interface Home {
  entityRef: string;
  folder: string;
}

/** Open change proposals of the embedded Git host that touch SLO files, with the credentials of whoever asks. */
export class OpenProposals {
  readonly #localGit: LocalGitService;
  readonly #hostUrl: () => Promise<string>;
  readonly #book: SloBook;
  readonly #directory: EntityDirectory;
  readonly #access: CatalogAccess;
  readonly #now: () => number;
  readonly #paths = new Map<string, { at: number; paths: string[] }>();

  constructor(options: {
    localGit: LocalGitService;
    /** Address of the host that catalog locations begin with. */
    hostUrl: () => Promise<string>;
    book: SloBook;
    directory: EntityDirectory;
    access: CatalogAccess;
    now?: () => number;
  }) {
    this.#localGit = options.localGit;
    this.#hostUrl = options.hostUrl;
    this.#book = options.book;
    this.#directory = options.directory;
    this.#access = options.access;
    this.#now = options.now ?? Date.now;
  }

  /** Newest first; only of services that the caller may see, in repositories that they may read. */
  async list(options: {
    credentials: BackstageCredentials;
  }): Promise<SloProposals> {
    const homes = await this.#homes(options.credentials);
    const { items, totalItems } = await this.#localGit.searchProposals(
      { state: 'open', limit: 100 },
      options,
    );
    const near = items.filter(({ repository }) => homes.has(repository));
    const looked = near.slice(0, MOST_PROPOSALS);
    const found: (SloProposal | 'nothing' | 'failed')[] = [];
    for (let first = 0; first < looked.length; first += AT_ONCE) {
      const part = looked
        .slice(first, first + AT_ONCE)
        .map(proposal =>
          this.#look(proposal, homes.get(proposal.repository) ?? [], options),
        );
      found.push(...(await Promise.all(part)));
    }
    const failed = found.filter(item => item === 'failed').length;
    return {
      items: found.filter(item => typeof item === 'object'),
      notLookedAt:
        failed + (near.length - looked.length) + (totalItems - items.length),
    };
  }

  /** Services with SLOs that the caller may see, by the repository that describes them. */
  async #homes(
    credentials: BackstageCredentials,
  ): Promise<Map<string, Home[]>> {
    const refs = this.#book.list().map(({ entityRef }) => entityRef);
    const visible = await this.#access.visible(refs, credentials);
    const seen = refs.filter(ref => visible.has(ref));
    await this.#directory.update(seen);
    const hostUrl = await this.#hostUrl();
    const homes = new Map<string, Home[]>();
    for (const entityRef of seen) {
      const home = homeOf(this.#directory.get(entityRef), hostUrl);
      if (home) {
        const name = `${home.repository.owner}/${home.repository.name}`;
        const others = homes.get(name) ?? [];
        homes.set(name, [...others, { entityRef, folder: home.folder }]);
      }
    }
    return homes;
  }

  async #look(
    proposal: Proposal,
    homes: Home[],
    options: { credentials: BackstageCredentials },
  ): Promise<SloProposal | 'nothing' | 'failed'> {
    try {
      const paths = await this.#pathsOf(proposal, options);
      return this.#judge(proposal, homes, paths) ?? 'nothing';
    } catch {
      // It may have been closed or deleted meanwhile; the others are listed.
      return 'failed';
    }
  }

  #judge(
    proposal: Proposal,
    homes: Home[],
    paths: string[],
  ): SloProposal | undefined {
    const services = homes.flatMap(({ entityRef, folder }) => {
      const info = this.#directory.get(entityRef);
      const present = new Set(
        this.#book.get(entityRef)?.service?.files.map(({ path }) => path),
      );
      const files = paths.filter(
        path => present.has(path) || isSloFile({ path, folder, info }),
      );
      return files.length
        ? [{ entityRef, entityTitle: info.title, files }]
        : [];
    });
    if (services.length === 0) {
      return undefined;
    }
    const { repository, number, title, author, url } = proposal;
    const updatedAt = Date.parse(proposal.updatedAt);
    return { repository, number, title, author, updatedAt, url, services };
  }

  /** What a proposal touches. Whether the caller may see it was found out by asking for the list. */
  async #pathsOf(
    { repository, number, updatedAt }: Proposal,
    options: { credentials: BackstageCredentials },
  ): Promise<string[]> {
    const key = `${repository}#${number} ${updatedAt}`;
    const now = this.#now();
    const known = this.#paths.get(key);
    if (known && now - known.at < REMEMBERED_MS && now >= known.at) {
      return known.paths;
    }
    const ref = parseRepositoryRef(repository);
    if (!ref) {
      return [];
    }
    const { diff } = await this.#localGit.getProposal(ref, number, options);
    const paths = diff.files.flatMap(touched);
    if (this.#paths.size >= MOST_REMEMBERED) {
      this.#paths.clear();
    }
    this.#paths.set(key, { at: now, paths });
    return paths;
  }
}

function touched({ path, oldPath }: FileDiff): string[] {
  return oldPath && oldPath !== path ? [oldPath, path] : [path];
}
