import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  CatalogScmEvent,
  CatalogScmEventsService,
} from '@backstage/plugin-catalog-node/alpha';
import type { EventsService } from '@backstage/plugin-events-node';
import { branchOf } from '../address/branchOf';
import { repositoryIdentity } from '../address/repositoryIdentity';
import type { RepositoryStore } from '../store/RepositoryStore';
import { PUSH_TOPICS, pushesOf, type Push } from './pushesOf';
import type { RepositoryWorker } from './RepositoryWorker';

/** Collaborators of {@link PushListener}. */
export interface PushListenerOptions {
  id: string;
  events: EventsService;
  scmEvents: CatalogScmEventsService | undefined;
  repositories: RepositoryStore;
  worker: RepositoryWorker;
  logger: LoggerService;
}

/** Has repositories read as soon as somebody says that they changed. */
export class PushListener {
  readonly #options: PushListenerOptions;
  #unsubscribe = () => {};
  #stopped = false;

  constructor(options: PushListenerOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { id, events, scmEvents } = this.#options;
    await events.subscribe({
      id: `service-files-${id}`,
      topics: PUSH_TOPICS,
      onEvent: async ({ topic, eventPayload }) =>
        this.#onPushes(pushesOf(topic, eventPayload)),
    });
    const subscription = scmEvents?.subscribe({
      onEvents: async changes =>
        this.#onPushes(changes.flatMap(change => pushOfScmEvent(change))),
    });
    this.#unsubscribe = () => subscription?.unsubscribe();
  }

  stop(): void {
    this.#stopped = true;
    this.#unsubscribe();
  }

  /** Remembers the requests before it returns; the reading goes on behind the back of whoever publishes. */
  async #onPushes(pushes: Push[]): Promise<void> {
    if (this.#stopped) return;
    const { repositories, worker, logger } = this.#options;
    const ids = new Set<string>();
    const seen = new Set<string>();
    for (const push of pushes) {
      const key = JSON.stringify([repositoryIdentity(push.url), push.branch]);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const id of await this.#concerned(push)) ids.add(id);
    }
    if (!ids.size) return;
    await repositories.request([...ids], Date.now());
    Promise.all([...ids].map(id => worker.run(id))).catch(error =>
      logger.error('A push was not followed', toError(error)),
    );
  }

  async #concerned({ url, branch, isDefault }: Push): Promise<string[]> {
    const identity = repositoryIdentity(url);
    if (!identity) return [];
    const rows = await this.#options.repositories.withIdentity(identity);
    return rows
      .filter(row => {
        const read = branchOf(row.url);
        return branch === undefined || read === undefined
          ? branch === undefined || isDefault
          : sameBranch(read, branch);
      })
      .map(({ id }) => id);
  }
}

/** Branches with slashes stand in URLs with '~' (embedded host), or cut at the first slash (others). */
function sameBranch(read: string, pushed: string): boolean {
  return (
    read === pushed ||
    read === pushed.replaceAll('/', '~') ||
    read === pushed.split('/')[0]
  );
}

function pushOfScmEvent(event: CatalogScmEvent): Push[] {
  const urls = 'url' in event ? [event.url] : [event.fromUrl, event.toUrl];
  return urls
    .filter(url => URL.canParse(url))
    .map(url => ({ url, branch: branchOf(`${url}/`), isDefault: true }));
}
