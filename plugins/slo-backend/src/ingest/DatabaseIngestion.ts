import type { DatabaseSpecs } from '../specs/DatabaseSpecs';
import type { IngestionStore, SourceProgress, SourceState } from '../store';
import type { IngestionConfig } from './IngestionConfig';
import { missingRanges } from './missingRanges';
import { readToOf } from './planReads';
import type { ProgressRows } from './ProgressRows';
import type { SourceRegistry } from './SourceRegistry';
import type { SourceStates } from './SourceStates';

/** Says how far ingestion came. */
export class DatabaseIngestion implements IngestionStore {
  readonly #registry: SourceRegistry;
  readonly #specs: DatabaseSpecs;
  readonly #progress: ProgressRows;
  readonly #states: readonly SourceStates[];
  readonly #config: IngestionConfig;
  readonly #now: () => number;

  constructor(options: {
    registry: SourceRegistry;
    specs: DatabaseSpecs;
    progress: ProgressRows;
    states: readonly SourceStates[];
    config: IngestionConfig;
    now: () => number;
  }) {
    this.#registry = options.registry;
    this.#specs = options.specs;
    this.#progress = options.progress;
    this.#states = options.states;
    this.#config = options.config;
    this.#now = options.now;
  }

  async progress(options: {
    entityRefs: readonly string[];
  }): Promise<SourceProgress[]> {
    const rows = await this.#specs.rows(options);
    const oldest = this.#now() - this.#config.historyMs;
    const found: SourceProgress[] = [];
    for (const { id: source } of this.#registry.sources) {
      const progress = await this.#progress.read(source, rows);
      for (const { id, slo } of rows) {
        const of = progress.get(id);
        if (of) {
          const readTo = readToOf(of);
          found.push({
            slo: { entityRef: slo.entityRef, name: slo.name },
            source,
            readTo,
            answeredAt: of.answeredAt,
            missingMs:
              readTo === null
                ? this.#config.historyMs
                : missingRanges(of.ranges, [oldest, readTo]).reduce(
                    (sum, [from, to]) => sum + to - from,
                    0,
                  ),
            problem: of.problem,
            notes: of.notes,
          });
        }
      }
    }
    return found;
  }

  async sources(): Promise<SourceState[]> {
    const lists = await Promise.all(this.#states.map(states => states.list()));
    return lists.flat();
  }
}
