import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  DEFAULT_BRANCH,
  LOCAL_GIT_REPOSITORY_TOPIC,
  checkOwnerName,
  checkRefName,
  checkRepositoryName,
  localGitRepositoryDeletePermission,
  localGitRepositoryReadPermission,
  localGitRepositoryUpdatePermission,
  ownerEntityRefOf,
  ownerNameOf,
  repositoryFullName,
  type CreateRepositoryRequest,
  type RepositoryDetails,
  type RepositoryEvent,
  type RepositoryList,
  type RepositoryQuery,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import type { Caller } from '../access/Caller';
import type { RepositoryAccess } from '../access/RepositoryAccess';
import type { BareRepository } from '../git/BareRepository';
import { commitFiles } from '../git/commitFiles';
import { updateRef } from '../git/updateRef';
import type { RepositoryRecord } from '../store/RepositoryRecord';
import type { RepositoryStore } from '../store/RepositoryStore';
import type { CommitAuthors } from './CommitAuthors';
import type { LocalGitUrls } from './LocalGitUrls';
import type { PushRecorder } from './PushRecorder';
import type { RepositoryPresenter } from './RepositoryPresenter';
import type { RepositoryStorage } from './RepositoryStorage';

/** A repository that the caller may use, on record and on disk. */
export interface OpenRepository {
  record: RepositoryRecord;
  repository: BareRepository;
}

/** Collaborators of {@link RepositoryService}. */
export interface RepositoryServiceOptions {
  store: RepositoryStore;
  presenter: RepositoryPresenter;
  storage: RepositoryStorage;
  access: RepositoryAccess;
  authors: CommitAuthors;
  pushes: PushRecorder;
  events: EventsService;
  urls: LocalGitUrls;
}

/** Repositories: finding, making, deleting them, with the caller's permissions. */
export class RepositoryService {
  readonly #deps: RepositoryServiceOptions;

  constructor(options: RepositoryServiceOptions) {
    this.#deps = options;
  }

  /** @throws NotFoundError, or NotAllowedError when the caller lacks the permission. */
  async open(
    ref: RepositoryRef,
    permission: ResourcePermission,
    caller: Caller,
  ): Promise<OpenRepository> {
    const record = await this.find(ref);
    await this.#deps.access.require(caller, permission, record);
    return { record, repository: this.#deps.storage.open(record) };
  }

  /** The record alone; says nothing of what the caller may do. */
  async find(ref: RepositoryRef): Promise<RepositoryRecord> {
    const wellFormed =
      !checkOwnerName(ref.owner) && !checkRepositoryName(ref.name);
    const record = wellFormed ? await this.#deps.store.find(ref) : undefined;
    if (!record)
      throw new NotFoundError(
        `There is no repository '${repositoryFullName(ref)}'.`,
      );
    return record;
  }

  async list(query: RepositoryQuery, caller: Caller): Promise<RepositoryList> {
    const readable = await this.#deps.access.readable(caller);
    if (readable === 'none') return { items: [], totalItems: 0 };
    const { items, totalItems } = await this.#deps.store.list(
      query,
      readable === 'all' ? undefined : readable,
    );
    return { items: await this.#deps.presenter.toList(items), totalItems };
  }

  async get(ref: RepositoryRef, caller: Caller): Promise<RepositoryDetails> {
    const { record, repository } = await this.open(
      ref,
      localGitRepositoryReadPermission,
      caller,
    );
    return this.#deps.presenter.toDetails(record, repository, caller);
  }

  async create(
    request: CreateRepositoryRequest,
    caller: Caller,
  ): Promise<RepositoryDetails> {
    const { store, storage, access, pushes } = this.#deps;
    const target = this.#target(request);
    await access.requireCreate(caller, target.ownerEntityRef);
    await this.#checkOwnerSegment(target);
    if (await store.find(target)) throw taken(target);

    const staged = await storage.stage(target.defaultBranch);
    let record: RepositoryRecord;
    let commit: string | undefined;
    try {
      commit = await this.#firstCommit(staged, request, target, caller);
      record = await store.insert(target, () =>
        storage.publish(staged, target),
      );
    } catch (error) {
      await storage.discard(staged);
      throw error;
    }
    const repository = storage.open(target);
    await this.#announce('created', record, caller);
    if (commit) {
      const update = {
        ref: `refs/heads/${target.defaultBranch}`,
        after: commit,
      };
      await pushes.record(record, repository, [update], caller.actor);
    }
    return this.#deps.presenter.toDetails(
      await this.find(target),
      repository,
      caller,
    );
  }

  async update(
    ref: RepositoryRef,
    change: { description: string },
    caller: Caller,
  ): Promise<RepositoryDetails> {
    const { record, repository } = await this.open(
      ref,
      localGitRepositoryUpdatePermission,
      caller,
    );
    await this.#deps.store.update(record.id, change);
    await this.#announce('updated', record, caller);
    return this.#deps.presenter.toDetails(
      { ...record, ...change },
      repository,
      caller,
    );
  }

  async delete(ref: RepositoryRef, caller: Caller): Promise<void> {
    const { record } = await this.open(
      ref,
      localGitRepositoryDeletePermission,
      caller,
    );
    const { store, storage } = this.#deps;
    let aside: string | undefined;
    try {
      const mine = await store.delete(record.id, async () => {
        aside = await storage.take(record);
      });
      if (!mine) return;
    } catch (error) {
      if (aside) await storage.putBack(aside, record);
      throw error;
    }
    if (aside) await storage.drop(aside);
    await this.#announce('deleted', record, caller);
  }

  /** All repositories' records, for the portal's own work. */
  async *all(): AsyncGenerator<OpenRepository> {
    const limit = 100;
    for (let offset = 0; ; offset += limit) {
      const { items } = await this.#deps.store.list({ limit, offset });
      for (const record of items)
        yield { record, repository: this.#deps.storage.open(record) };
      if (items.length < limit) return;
    }
  }

  #target(
    request: CreateRepositoryRequest,
  ): Omit<RepositoryRecord, 'id' | 'createdAt'> {
    const { name, description = '', defaultBranch = DEFAULT_BRANCH } = request;
    const wanted =
      request.ownerEntityRef ??
      (request.owner && ownerEntityRefOf(request.owner));
    if (!wanted)
      throw new InputError(
        "A repository needs an owner: give 'owner' or 'ownerEntityRef'.",
      );
    const ownerEntityRef = wanted.toLocaleLowerCase('en-US');
    const owner = ownerNameOf(ownerEntityRef);
    if (!owner)
      throw new InputError(
        `'${wanted}' can't own a repository; give a group or user such as 'group:default/learning'.`,
      );
    if (request.owner && request.owner !== owner) {
      throw new InputError(
        `Repositories of ${ownerEntityRef} lie below '${owner}', not '${request.owner}'.`,
      );
    }
    const problem =
      checkOwnerName(owner) ??
      checkRepositoryName(name) ??
      checkRefName(defaultBranch);
    if (problem) throw new InputError(problem);
    return { owner, name, ownerEntityRef, description, defaultBranch };
  }

  /** `a.b` can be a group in the default namespace or one in namespace `a`: whoever comes first has the segment. */
  async #checkOwnerSegment({
    owner,
    ownerEntityRef,
  }: Pick<RepositoryRecord, 'owner' | 'ownerEntityRef'>): Promise<void> {
    const current = await this.#deps.store.ownerEntityRefOf(owner);
    if (current && current !== ownerEntityRef)
      throw new ConflictError(`'${owner}' already belongs to ${current}.`);
  }

  async #firstCommit(
    staged: BareRepository,
    request: CreateRepositoryRequest,
    target: { defaultBranch: string },
    caller: Caller,
  ): Promise<string | undefined> {
    if (!request.files?.length) return undefined;
    const { commit, release } = await commitFiles(staged, {
      files: request.files,
      message: request.message ?? 'Initial commit',
      author:
        request.author ?? (await this.#deps.authors.identityOf(caller.actor)),
    });
    await updateRef(staged, {
      ref: `refs/heads/${target.defaultBranch}`,
      to: commit,
    });
    await release();
    return commit;
  }

  async #announce(
    action: RepositoryEvent['action'],
    record: RepositoryRecord,
    caller: Caller,
  ): Promise<void> {
    const eventPayload: RepositoryEvent = {
      action,
      repository: repositoryFullName(record),
      ownerEntityRef: record.ownerEntityRef,
      sourceUrl: this.#deps.urls.source(record, record.defaultBranch),
      actor: caller.actor,
    };
    await this.#deps.events.publish({
      topic: LOCAL_GIT_REPOSITORY_TOPIC,
      eventPayload,
    });
  }
}

function taken(repository: RepositoryRef): ConflictError {
  return new ConflictError(
    `There already is a repository '${repositoryFullName(
      repository,
    )}'; choose another name.`,
  );
}
