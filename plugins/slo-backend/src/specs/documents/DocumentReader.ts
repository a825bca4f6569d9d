import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SpecSource } from '@causeway/plugin-slo-node';
import type { DocumentStore } from './DocumentStore';

/** Asks sources of specs what there is, and has the SLOs of entities follow. */
export class DocumentReader {
  readonly #options: ConstructorParameters<typeof DocumentReader>[0];

  constructor(options: {
    store: DocumentStore;
    sources: () => readonly SpecSource[];
    /** Takes over what changed of entities. */
    onChange: (entityRefs: string[]) => Promise<void>;
    logger: LoggerService;
  }) {
    this.#options = options;
  }

  /** Asks all of them once. One that fails says so in what it said before. */
  async readAll(signal: AbortSignal): Promise<void> {
    await Promise.all(
      this.#options.sources().map(source => this.#read(source, signal)),
    );
  }

  /** Has each asked again and again, by one backend of all that share the database. */
  async schedule(scheduler: SchedulerService): Promise<void> {
    for (const source of this.#options.sources()) {
      await scheduler.scheduleTask({
        id: `slo-spec-source:${source.id}`,
        frequency: { milliseconds: source.frequencyMs },
        timeout: { minutes: 5 },
        initialDelay: { seconds: 5 },
        scope: 'global',
        fn: signal => this.#read(source, signal),
      });
    }
  }

  async #read(source: SpecSource, signal: AbortSignal): Promise<void> {
    const { store, onChange, logger } = this.#options;
    const changed = await source.read({ signal }).then(
      parts => store.take({ source: source.id, parts }),
      error => {
        // Nobody waits any more: that says nothing about the source.
        if (signal.aborted) return [];
        const { message } = toError(error);
        logger.warn(`No SLOs can be read from '${source.id}': ${message}`);
        return store.fail({
          source: source.id,
          problem: {
            message: `SLOs can't be read from '${source.id}': ${message}`,
            fix: 'see what is said in the portal’s log',
          },
        });
      },
    );
    if (changed.length > 0) await onChange(changed);
  }
}
