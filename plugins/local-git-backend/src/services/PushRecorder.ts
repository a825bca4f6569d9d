import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  LOCAL_GIT_PUSH_TOPIC,
  repositoryFullName,
  type PushEvent,
} from '@causeway/plugin-local-git-common';
import type { BareRepository } from '../git/BareRepository';
import { EMPTY_TREE, readChangedFiles } from '../git/readDiff';
import { tryResolveCommit } from '../git/resolveCommit';
import type { RepositoryRecord } from '../store/RepositoryRecord';
import type { RepositoryStore } from '../store/RepositoryStore';
import { findDefaultBranch } from './findDefaultBranch';
import type { LocalGitUrls } from './LocalGitUrls';

/** A ref that moved. */
export interface RefUpdate {
  /** Full name. */
  ref: string;
  before?: string;
  after?: string;
}

/** Somebody who wants to know of pushes inside this plugin. */
export type PushListener = (push: {
  record: RepositoryRecord;
  repository: BareRepository;
  update: RefUpdate;
  actor: string;
}) => Promise<void>;

const MAX_FILES = 1000;

/** Writes down that refs moved, and tells everybody. A push that was accepted stays so whatever goes wrong here. */
export class PushRecorder {
  readonly #store: RepositoryStore;
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #urls: LocalGitUrls;
  readonly #listeners: PushListener[] = [];

  constructor(options: {
    store: RepositoryStore;
    events: EventsService;
    logger: LoggerService;
    urls: LocalGitUrls;
  }) {
    this.#store = options.store;
    this.#events = options.events;
    this.#logger = options.logger;
    this.#urls = options.urls;
  }

  addListener(listener: PushListener): void {
    this.#listeners.push(listener);
  }

  async record(
    before: RepositoryRecord,
    repository: BareRepository,
    updates: RefUpdate[],
    actor: string,
  ): Promise<void> {
    if (!updates.length) return;
    const record = { ...before };
    await this.#attempt(record, async () => {
      record.defaultBranch = await findDefaultBranch(
        repository,
        before.defaultBranch,
        updates,
      );
      await this.#store.update(record.id, {
        defaultBranch: record.defaultBranch,
        pushedAt: new Date().toISOString(),
      });
    });
    for (const update of updates) {
      for (const listener of this.#listeners) {
        await this.#attempt(record, () =>
          listener({ record, repository, update, actor }),
        );
      }
      await this.#attempt(record, async () => {
        const eventPayload = await this.#payload(
          record,
          repository,
          update,
          actor,
        );
        await this.#events.publish({
          topic: LOCAL_GIT_PUSH_TOPIC,
          eventPayload,
        });
      });
    }
  }

  async #payload(
    record: RepositoryRecord,
    repository: BareRepository,
    update: RefUpdate,
    actor: string,
  ): Promise<PushEvent> {
    const { ref, before, after } = update;
    const files = after
      ? await this.#changedFiles(record, repository, update)
      : [];
    return {
      repository: repositoryFullName(record),
      ownerEntityRef: record.ownerEntityRef,
      ref,
      defaultBranch: record.defaultBranch,
      before,
      after,
      pusher: actor,
      files: files.slice(0, MAX_FILES),
      filesTruncated: files.length > MAX_FILES,
      sourceUrl: this.#urls.source(
        record,
        ref.replace(/^refs\/(heads|tags)\//, ''),
      ),
    };
  }

  /** What a new branch changes is what it has more than the default branch. */
  async #changedFiles(
    record: RepositoryRecord,
    repository: BareRepository,
    { ref, before, after }: RefUpdate,
  ): Promise<PushEvent['files']> {
    const isDefault = ref === `refs/heads/${record.defaultBranch}`;
    const from =
      before ??
      (isDefault
        ? undefined
        : await tryResolveCommit(repository, record.defaultBranch));
    const changed = await readChangedFiles(
      repository,
      from ?? EMPTY_TREE,
      after ?? EMPTY_TREE,
    );
    return changed.flatMap((file): PushEvent['files'] => {
      if (file.status === 'renamed') {
        return [
          { path: file.oldPath ?? file.path, status: 'deleted' },
          { path: file.path, status: 'added' },
        ];
      }
      const status =
        file.status === 'added' || file.status === 'deleted'
          ? file.status
          : 'modified';
      return [
        {
          path: file.path,
          status: file.status === 'copied' ? 'added' : status,
        },
      ];
    });
  }

  async #attempt(
    record: RepositoryRecord,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#logger.error(
        `A push to '${repositoryFullName(
          record,
        )}' was stored but not told to everybody`,
        toError(error),
      );
    }
  }
}
