import type { SloSummary } from '@causeway/plugin-slo-common';
import type { EntityDirectory } from '../access/EntityDirectory';
import type { PolicyReader } from '../policy/PolicyReader';
import { compareRows } from './compareRows';
import type { SloBook } from './SloBook';
import { toSummary } from './toSummary';

/** Data grows old by itself: rows are made again after this time though nothing changed. */
const OLDEST_MS = 20_000;

/** The rows of all SLOs, worst first, made once for all who ask in the meantime. */
export class RowCache {
  readonly #book: SloBook;
  readonly #directory: EntityDirectory;
  readonly #policies: PolicyReader;
  readonly #now: () => number;
  #rows: SloSummary[] = [];
  #key = '';
  #madeAt = 0;

  constructor(options: {
    book: SloBook;
    directory: EntityDirectory;
    policies: PolicyReader;
    now?: () => number;
  }) {
    this.#book = options.book;
    this.#directory = options.directory;
    this.#policies = options.policies;
    this.#now = options.now ?? Date.now;
  }

  rows(): SloSummary[] {
    const now = this.#now();
    const key = `${this.#book.version} ${this.#directory.version}`;
    const age = now - this.#madeAt;
    if (key !== this.#key || age >= OLDEST_MS || age < 0) {
      this.#rows = this.#book
        .list()
        .flatMap(service => {
          const info = this.#directory.get(service.entityRef);
          const { fallback } = this.#policies;
          return service.slos.map(slo =>
            toSummary({ service, slo, info, fallback, now }),
          );
        })
        .sort(compareRows);
      this.#key = key;
      this.#madeAt = now;
    }
    return this.#rows;
  }

  /** How an entity is called, and whose it is. */
  titleOf(
    entityRef: string,
  ): Pick<SloSummary, 'entityRef' | 'entityTitle' | 'owner'> {
    const { title, owner } = this.#directory.get(entityRef);
    return { entityRef, entityTitle: title, owner };
  }

  /** The rows of one entity, by name. */
  rowsOf(entityRef: string): SloSummary[] {
    const service = this.#book.get(entityRef);
    if (!service) {
      return [];
    }
    const info = this.#directory.get(entityRef);
    const { fallback } = this.#policies;
    return service.slos.map(slo =>
      toSummary({ service, slo, info, fallback, now: this.#now() }),
    );
  }
}
