import {
  localGitProposalCreatePermission,
  localGitRepositoryDeletePermission,
  localGitRepositoryUpdatePermission,
  repositoryFullName,
  type Repository,
  type RepositoryDetails,
  type RepositoryListItem,
} from '@causeway/plugin-local-git-common';
import type { Caller } from '../access/Caller';
import type { RepositoryAccess } from '../access/RepositoryAccess';
import type { BareRepository } from '../git/BareRepository';
import { tryResolveCommit } from '../git/resolveCommit';
import { sizeOnDisk } from '../git/sizeOnDisk';
import type { ProposalStore } from '../store/ProposalStore';
import type { RepositoryRecord } from '../store/RepositoryRecord';
import type { LocalGitUrls } from './LocalGitUrls';

/** Stored repositories as callers see them. */
export class RepositoryPresenter {
  readonly #access: RepositoryAccess;
  readonly #proposals: ProposalStore;
  readonly #urls: LocalGitUrls;

  constructor(options: {
    access: RepositoryAccess;
    proposals: ProposalStore;
    urls: LocalGitUrls;
  }) {
    this.#access = options.access;
    this.#proposals = options.proposals;
    this.#urls = options.urls;
  }

  /** Nothing that needs a look into the repository. */
  toRepository(record: RepositoryRecord): Repository {
    return {
      owner: record.owner,
      name: record.name,
      fullName: repositoryFullName(record),
      ownerEntityRef: record.ownerEntityRef,
      description: record.description,
      defaultBranch: record.defaultBranch,
      empty: !record.pushedAt,
      createdAt: record.createdAt,
      pushedAt: record.pushedAt,
      urls: this.#urls.of(record),
    };
  }

  /** Records of one list, with what waits in each. */
  async toList(
    records: readonly RepositoryRecord[],
  ): Promise<RepositoryListItem[]> {
    const open = await this.#proposals.countOpen(records.map(({ id }) => id));
    return records.map(record => ({
      ...this.toRepository(record),
      openProposals: open.get(record.id) ?? 0,
    }));
  }

  async toDetails(
    record: RepositoryRecord,
    repository: BareRepository,
    caller: Caller,
  ): Promise<RepositoryDetails> {
    const permissions = [
      localGitRepositoryUpdatePermission,
      localGitRepositoryDeletePermission,
      localGitProposalCreatePermission,
    ];
    const [allowed, commit, open, sizeBytes] = await Promise.all([
      this.#access.check(caller, permissions, record),
      tryResolveCommit(repository, record.defaultBranch),
      this.#proposals.countOpen([record.id]),
      sizeOnDisk(repository),
    ]);
    const [canUpdate, canDelete, canPropose] = allowed;
    return {
      ...this.toRepository(record),
      empty: !commit,
      viewer: { canUpdate, canDelete, canPropose },
      openProposals: open.get(record.id) ?? 0,
      sizeBytes,
    };
  }
}
