import type {
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { PatternIndex } from '../read/PatternIndex';
import { readFiles } from '../read/readFiles';
import { upstreamProblem } from '../read/upstreamProblem';
import { hash } from '../store/hash';
import { toNumber, type EntityRow, type RepositoryRow } from '../store/rows';
import type { Stores } from '../store/Stores';
import type { Target } from '../target/Target';
import type { ServiceFilesLimits } from '../types/ServiceFilesLimits';
import { noFailure } from './noFailure';
import type { Pacer } from './Pacer';
import { saveFiles } from './saveFiles';

/** Collaborators of {@link RepositoryReader}. */
export interface RepositoryReaderOptions {
  stores: Stores;
  urlReader: UrlReaderService;
  limits: ServiceFilesLimits;
  pacer: Pacer;
  logger: LoggerService;
  /** In milliseconds. */
  timeout: number;
  signal: AbortSignal;
}

/** Reads one repository and stores what came of it. Only whoever holds its lease may call it. */
export class RepositoryReader {
  readonly #options: RepositoryReaderOptions;

  constructor(options: RepositoryReaderOptions) {
    this.#options = options;
  }

  /** Returns when to read next, in milliseconds. A host that fails is remembered, not thrown. */
  async read(repository: RepositoryRow, token: string): Promise<number> {
    const { stores, limits, pacer, signal } = this.#options;
    const entities = (await stores.entities.ofRepository(repository.id)).filter(
      row => !row.removed,
    );
    const targets = entities.map(row => JSON.parse(row.target) as Target);
    if (!repository.url) {
      await saveFiles({ stores, repository, token, entities, targets });
      return pacer.afterSuccess(Date.now());
    }
    const wantedHash = hash([targets, limits]);
    const index = new PatternIndex(targets);
    try {
      const read = index.patterns.length
        ? await readFiles({
            ...this.#options,
            root: repository.url,
            etag:
              repository.wanted_hash === wantedHash
                ? repository.etag ?? undefined
                : undefined,
            index,
          })
        : { etag: '', files: new Map(), problems: new Map() };
      await saveFiles({
        stores,
        repository,
        token,
        entities,
        targets,
        result: { read, index, limits, wantedHash },
      });
    } catch (error) {
      if (signal.aborted) throw error;
      if (toError(error).name === 'NotModifiedError') {
        await this.#saveUnchanged(repository, token);
      } else {
        return this.#saveFailure(repository, token, entities, error);
      }
    }
    return pacer.afterSuccess(Date.now());
  }

  async #saveUnchanged(repository: RepositoryRow, token: string) {
    await this.#options.stores.repositories.update(repository.id, token, {
      read_at: Date.now(),
      ...noFailure,
    });
  }

  async #saveFailure(
    repository: RepositoryRow,
    token: string,
    entities: EntityRow[],
    error: unknown,
  ): Promise<number> {
    const { stores, pacer, logger } = this.#options;
    const { message, fix, hostIsBusy } = upstreamProblem(repository.url, error);
    const failures = repository.failures + 1;
    const now = Date.now();
    // One line when it begins; while it lasts the age of the files tells.
    if (failures === 1) logger.warn(`${message} ${fix}`);
    await stores.repositories.update(repository.id, token, {
      failures,
      error_message: message,
      error_fix: fix,
      error_since: toNumber(repository.error_since) ?? now,
    });
    for (const row of entities.filter(each => each.current_hash === null)) {
      await stores.entities.update(
        row.entity_ref,
        row.target_hash,
        { current_hash: hash('never read') },
        stores.knex,
      );
    }
    if (!hostIsBusy) return pacer.afterFailures(now, failures);
    const until = pacer.afterBusy(now);
    const { host } = new URL(repository.url);
    const others = (await stores.repositories.all()).filter(
      ({ url }) => url && new URL(url).host === host,
    );
    await stores.repositories.postpone(
      others.map(({ id }) => id),
      until,
    );
    return until;
  }
}
