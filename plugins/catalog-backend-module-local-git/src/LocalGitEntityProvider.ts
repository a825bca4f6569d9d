import type {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import { NotFoundError, toError } from '@backstage/errors';
import {
  locationSpecToLocationEntity,
  type DeferredEntity,
  type EntityProvider,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  LOCAL_GIT_REPOSITORY_ANNOTATION,
  parseRepositoryRef,
  type PushEvent,
  type Repository,
  type RepositoryEvent,
} from '@causeway/plugin-local-git-common';
import type { LocalGitService } from '@causeway/plugin-local-git-node';

const PAGE_SIZE = 200;

/** Registers the catalog file at the root of every repository's default branch, as soon as it is pushed. */
export class LocalGitEntityProvider implements EntityProvider {
  readonly #auth: AuthService;
  readonly #localGit: LocalGitService;
  readonly #logger: LoggerService;
  readonly #taskRunner: SchedulerServiceTaskRunner;
  readonly #catalogPath: string;
  #connection?: EntityProviderConnection;

  constructor(options: {
    auth: AuthService;
    localGit: LocalGitService;
    logger: LoggerService;
    taskRunner: SchedulerServiceTaskRunner;
    catalogPath: string;
  }) {
    this.#auth = options.auth;
    this.#localGit = options.localGit;
    this.#logger = options.logger;
    this.#taskRunner = options.taskRunner;
    this.#catalogPath = options.catalogPath;
  }

  getProviderName(): string {
    return 'local-git';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#taskRunner.run({
      id: 'local-git-discovery',
      fn: signal => this.#discover(signal),
    });
  }

  /** Registers or forgets a repository's catalog file when a push to the default branch made or removed it. */
  async onPush(push: PushEvent): Promise<void> {
    if (push.ref !== `refs/heads/${push.defaultBranch}`) return;
    const touched =
      push.filesTruncated ||
      push.files.some(({ path }) => path === this.#catalogPath);
    if (!touched) return;
    const file = push.files.find(({ path }) => path === this.#catalogPath);
    const exists = file
      ? file.status !== 'deleted'
      : await this.#hasCatalogFile(push.repository);
    await this.#applyDelta(
      exists,
      this.#toEntity(push.repository, push.sourceUrl),
    );
  }

  /** Forgets a deleted repository. */
  async onRepository(event: RepositoryEvent): Promise<void> {
    if (event.action === 'deleted')
      await this.#applyDelta(
        false,
        this.#toEntity(event.repository, event.sourceUrl),
      );
  }

  /** Looks through all repositories. One that can't be read stops it: nothing is forgotten for an outage. */
  async #discover(signal: AbortSignal): Promise<void> {
    const entities: DeferredEntity[] = [];
    const seen = new Map<string, Repository>();
    for await (const repository of this.#repositories()) {
      if (signal.aborted) return;
      const { fullName, empty, urls } = repository;
      seen.set(fullName, repository);
      if (!empty && (await this.#hasCatalogFile(fullName)))
        entities.push(this.#toEntity(fullName, urls.source));
    }
    await this.#connection?.applyMutation({ type: 'full', entities });
    await this.#catchUp(seen);
    this.#logger.debug(
      `Found ${entities.length} catalog files in the embedded Git host`,
    );
  }

  /**
   * Looks again at what was pushed or deleted while the repositories were looked through: the full mutation has just
   * put back what was true before.
   */
  async #catchUp(seen: Map<string, Repository>): Promise<void> {
    const gone = new Map(seen);
    for await (const {
      fullName,
      empty,
      pushedAt,
      urls,
    } of this.#repositories()) {
      gone.delete(fullName);
      if (seen.get(fullName)?.pushedAt === pushedAt) continue;
      await this.#applyDelta(
        !empty && (await this.#hasCatalogFile(fullName)),
        this.#toEntity(fullName, urls.source),
      );
    }
    for (const { fullName, urls } of gone.values())
      await this.#applyDelta(false, this.#toEntity(fullName, urls.source));
  }

  async *#repositories(): AsyncGenerator<Repository> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    for (let offset = 0; ; offset += PAGE_SIZE) {
      const { items } = await this.#localGit.listRepositories(
        { limit: PAGE_SIZE, offset },
        { credentials },
      );
      yield* items;
      if (items.length < PAGE_SIZE) return;
    }
  }

  async #hasCatalogFile(fullName: string): Promise<boolean> {
    const repository = parseRepositoryRef(fullName);
    if (!repository) return false;
    const credentials = await this.#auth.getOwnServiceCredentials();
    try {
      const blob = await this.#localGit.getBlob(
        repository,
        { path: this.#catalogPath },
        { credentials },
      );
      return blob.type === 'file';
    } catch (error) {
      if (toError(error).name === NotFoundError.name) return false;
      throw error;
    }
  }

  async #applyDelta(exists: boolean, entity: DeferredEntity): Promise<void> {
    await this.#connection?.applyMutation({
      type: 'delta',
      added: exists ? [entity] : [],
      removed: exists ? [] : [entity],
    });
  }

  #toEntity(fullName: string, sourceRoot: string): DeferredEntity {
    // The same form as sourceUrl() gives, made from the event so that the host's address is known in one place only.
    const path = this.#catalogPath.split('/').map(encodeURIComponent).join('/');
    const target = `${sourceRoot.replace(
      /\/tree\/([^/]+)\/$/,
      '/blob/$1/',
    )}${path}`;
    const entity = locationSpecToLocationEntity({
      location: { type: 'url', target, presence: 'optional' },
    });
    return {
      locationKey: this.getProviderName(),
      entity: {
        ...entity,
        metadata: {
          ...entity.metadata,
          annotations: {
            ...entity.metadata.annotations,
            [ANNOTATION_LOCATION]: `url:${target}`,
            [ANNOTATION_ORIGIN_LOCATION]: `url:${target}`,
            [LOCAL_GIT_REPOSITORY_ANNOTATION]: fullName,
          },
        },
      },
    };
  }
}
