import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SliSource } from '@causeway/plugin-slo-node';
import { layout } from '../ledger/layout';
import { Pauses } from '../lib/Pauses';
import { Turns } from '../lib/Turns';
import type { DatabaseSpecs } from '../specs/DatabaseSpecs';
import type { StoredSloRow } from '../specs/StoredSloRow';
import type { IngestionConfig } from './IngestionConfig';
import {
  planBackfill,
  planLive,
  planSettling,
  type PlanInput,
} from './planReads';
import type { ProgressRows } from './ProgressRows';
import type { SourceReader } from './SourceReader';

/** Back-fill ends after this, and goes on with its next turn: so another backend can take over soon. */
const BACKFILL_TURN_MS = 60_000;

/** Reads one source: what is new, what may have come late, and the past. */
export class Ingestor {
  readonly #source: SliSource;
  readonly #specs: DatabaseSpecs;
  readonly #progress: ProgressRows;
  readonly #reader: SourceReader;
  readonly #config: IngestionConfig;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  /** SLOs whose past can't be read now. */
  readonly #pauses = new Pauses<number>();

  constructor(options: {
    source: SliSource;
    specs: DatabaseSpecs;
    progress: ProgressRows;
    reader: SourceReader;
    config: IngestionConfig;
    logger: LoggerService;
    now: () => number;
  }) {
    this.#source = options.source;
    this.#specs = options.specs;
    this.#progress = options.progress;
    this.#reader = options.reader;
    this.#config = options.config;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Reads what is new, and once more what may have got late data since. */
  async readLive(signal: AbortSignal): Promise<void> {
    const input = await this.#input();
    const reads = [
      ...planLive(input).map(read => ({ read, purpose: 'live' as const })),
      ...planSettling(input).map(read => ({
        read,
        purpose: 'settling' as const,
      })),
    ];
    for (const { read, purpose } of reads) {
      const failed = await this.#reader.read({
        source: this.#source,
        read,
        purpose,
        oldest: this.#oldest(),
        signal,
      });
      // Nothing else will be answered either.
      if (!failed) return;
    }
  }

  /** Reads what is missing of the past, newest first, with pauses; ends after a while even if there is more. */
  async readPast(signal: AbortSignal): Promise<void> {
    const end = this.#now() + BACKFILL_TURN_MS;
    while (this.#now() < end && !signal.aborted) {
      const input = await this.#input();
      const [read] = planBackfill({
        ...input,
        slos: input.slos.filter(
          slo => !this.#pauses.waits(slo.id, this.#now()),
        ),
      });
      if (!read) return;
      const failed = await this.#reader.read({
        source: this.#source,
        read,
        purpose: 'backfill',
        oldest: this.#oldest(),
        signal,
      });
      if (!failed) return;
      for (const slo of read.slos) {
        if (failed.has(slo.id)) this.#pauses.failed(slo.id, this.#now());
        else this.#pauses.succeeded(slo.id);
      }
      await sleep(this.#config.backfillPauseMs, undefined, { signal }).catch(
        () => {},
      );
    }
  }

  /** Reads what is new of one entity now, also if it failed lately. */
  async readNow(entityRef: string, signal: AbortSignal): Promise<void> {
    const { progress, ...input } = await this.#input([entityRef]);
    const ready = new Map(
      [...progress].map(([id, of]) => [
        id,
        // As if the last bucket hadn't been read yet.
        {
          ...of,
          retryAt: null,
          ranges: of.ranges.map(
            ([from, to]) =>
              [from, Math.max(from, to - layout.bucketMs)] as const,
          ),
        },
      ]),
    );
    for (const read of planLive({ ...input, progress: ready })) {
      await this.#reader.read({
        source: this.#source,
        read,
        purpose: 'live',
        oldest: this.#oldest(),
        signal,
      });
    }
  }

  #oldest(): number {
    return (
      Math.floor((this.#now() - this.#config.historyMs) / layout.hourMs) *
      layout.hourMs
    );
  }

  async #input(entityRefs?: string[]): Promise<PlanInput> {
    const slos: StoredSloRow[] = [];
    const turns = new Turns();
    for (const row of await this.#specs.rows({ entityRefs })) {
      if (this.#supports(row)) slos.push(row);
      await turns.next();
    }
    return {
      slos,
      progress: await this.#progress.read(this.#source.id, slos),
      now: this.#now(),
      delayMs: this.#source.delayMs ?? 0,
      config: this.#config,
    };
  }

  /** One SLO that a source can't even look at keeps no other from being read. */
  #supports({ slo }: StoredSloRow): boolean {
    try {
      return this.#source.supports(slo);
    } catch (error) {
      this.#logger.warn(
        `The source '${this.#source.id}' can't tell whether '${slo.name}' of ${
          slo.entityRef
        } is its`,
        toError(error),
      );
      return false;
    }
  }
}
