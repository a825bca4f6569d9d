import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import type { Stores } from './store/Stores';
import type { ServiceFiles } from './types/ServiceFiles';
import type { ServiceFilesSnapshot } from './types/ServiceFilesSnapshot';
import type { CatalogSync } from './work/CatalogSync';
import type { PushListener } from './work/PushListener';
import type { RepositoryWorker } from './work/RepositoryWorker';

/** What {@link DefaultServiceFiles} works with, made when it starts. */
export interface ServiceFilesParts {
  stores: Stores;
  sync: CatalogSync;
  worker: RepositoryWorker;
  listener: PushListener;
}

/** Collaborators of {@link DefaultServiceFiles}. */
export interface DefaultServiceFilesOptions {
  id: string;
  logger: LoggerService;
  scheduler: SchedulerService;
  /** How often the catalog is asked. */
  catalogEvery: HumanDuration;
  open(signal: AbortSignal): Promise<ServiceFilesParts>;
}

const DUE_EVERY: HumanDuration = { seconds: 5 };
/** A look at the catalog is followed by so many times its length without one: small catalogs are seen at once, large ones spared. */
const REST = 30;
const WAIT_STEP = 200;
/** The longest that `refresh` waits, in milliseconds: a lease of a backend that died, and a slow read. */
const LONGEST_WAIT = 240_000;

/** The files of one area; see {@link ServiceFiles}. */
export class DefaultServiceFiles implements ServiceFiles {
  readonly #options: DefaultServiceFilesOptions;
  readonly #stop = new AbortController();
  /** Before this time the catalog is left alone, in milliseconds. */
  #restUntil = 0;
  #started: Promise<ServiceFilesParts> | undefined;

  constructor(options: DefaultServiceFilesOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { id, scheduler, catalogEvery, open } = this.#options;
    this.#started ??= open(this.#stop.signal);
    const { listener, worker } = await this.#started;
    await listener.start();
    const { signal } = this.#stop;
    await scheduler.scheduleTask({
      id: `service-files-${id}-catalog`,
      frequency: catalogEvery,
      timeout: { minutes: 10 },
      initialDelay: { seconds: 3 },
      scope: 'global',
      signal,
      fn: () => this.#syncCatalog(),
    });
    await scheduler.scheduleTask({
      id: `service-files-${id}-repositories`,
      frequency: DUE_EVERY,
      timeout: { hours: 1 },
      initialDelay: { seconds: 5 },
      // Every backend takes part: leases see to it that no two read the same.
      scope: 'local',
      signal,
      fn: () => worker.runDue(),
    });
  }

  async stop(): Promise<void> {
    this.#stop.abort(new Error('the backend is shutting down'));
    if (!this.#started) return;
    const { listener, worker } = await this.#started;
    listener.stop();
    await worker.idle();
  }

  async refresh(ref: string): Promise<ServiceFilesSnapshot> {
    const entityRef = normalise(ref);
    const { stores, sync, worker } = await this.#parts();
    const id = await sync.syncOne(entityRef);
    if (!id) {
      throw new NotFoundError(
        `The catalog has no entity '${entityRef}' whose files are read; check its name and kind.`,
      );
    }
    const requested = (await stores.repositories.get(id))?.requested ?? 0;
    await this.#waitUntilServed(id, requested, stores, worker);
    const snapshot = await this.get(entityRef);
    if (!snapshot)
      throw new NotFoundError(`The entity '${entityRef}' was removed.`);
    return snapshot;
  }

  async get(entityRef: string): Promise<ServiceFilesSnapshot | undefined> {
    const { stores } = await this.#parts();
    const row = await stores.entities.get(normalise(entityRef));
    return row && (await stores.snapshots.read([row]))[0];
  }

  async list(
    options: { repository?: string } = {},
  ): Promise<ServiceFilesSnapshot[]> {
    const { stores } = await this.#parts();
    const id =
      options.repository === undefined
        ? undefined
        : stores.repositories.idOf(options.repository);
    return stores.snapshots.read(await stores.entities.list(id));
  }

  /** Another backend may hold the lease, or a run may end just before the request: so it's looked at until it is served. */
  async #waitUntilServed(
    id: string,
    requested: number,
    stores: Stores,
    worker: RepositoryWorker,
  ): Promise<void> {
    const { signal } = this.#stop;
    const end = Date.now() + LONGEST_WAIT;
    while (!signal.aborted && Date.now() < end) {
      await worker.run(id);
      const row = await stores.repositories.get(id);
      if (!row || row.served >= requested) return;
      await new Promise(resolve => setTimeout(resolve, WAIT_STEP));
    }
  }

  async #syncCatalog(): Promise<void> {
    const { sync, worker } = await this.#parts();
    const start = Date.now();
    if (start < this.#restUntil) return;
    try {
      const ids = await sync.syncAll();
      const rest = (Date.now() - start) * REST;
      const every = durationToMilliseconds(this.#options.catalogEvery);
      this.#restUntil = rest > every ? Date.now() + rest : 0;
      await Promise.all(ids.map(id => worker.run(id)));
    } catch (error) {
      this.#options.logger.warn(
        'The catalog could not be asked for entities; their files stay as they are',
        toError(error),
      );
    }
  }

  async #parts(): Promise<ServiceFilesParts> {
    if (!this.#started)
      throw new Error('Call start() before asking for files.');
    return this.#started;
  }
}

/** Entity refs are compared in lower case, as the catalog does. */
function normalise(entityRef: string): string {
  return entityRef.toLocaleLowerCase('en-US');
}
