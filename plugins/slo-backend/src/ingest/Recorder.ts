import {
  BUCKET_MS,
  checkBucket,
  type LedgerBucket,
} from '@causeway/plugin-slo-common';
import {
  ledgerSourceName,
  type SliReading,
  type SliSuccess,
} from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import type { LedgerWriter } from '../ledger/LedgerWriter';
import type { Series, SeriesRegistry } from '../ledger/SeriesRegistry';
import type { StoredSloRow } from '../specs/StoredSloRow';
import { afterFailure, afterSuccess } from './afterReading';
import type { ProgressRows } from './ProgressRows';
import type { SeriesProgress } from './SeriesProgress';
import type { TimeRange } from './TimeRange';

/** What a source said of an SLO. */
export interface Answer {
  slo: StoredSloRow;
  reading: SliReading;
}

/** What the reading was for. */
export type ReadPurpose = 'live' | 'settling' | 'backfill';

/**
 * Writes what sources said into the ledger, together with how far they were read: either both are there or neither. So a backend
 * that is killed in between reads again what wasn't written, and nothing else.
 */
export class Recorder {
  readonly #knex: Knex;
  readonly #series: SeriesRegistry;
  readonly #writer: LedgerWriter;
  readonly #progress: ProgressRows;
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    series: SeriesRegistry;
    writer: LedgerWriter;
    progress: ProgressRows;
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#series = options.series;
    this.#writer = options.writer;
    this.#progress = options.progress;
    this.#now = options.now;
  }

  /** @returns refs of the entities of which the ledger has anything new */
  async record(options: {
    source: string;
    answers: readonly Answer[];
    purpose: ReadPurpose;
    /** How far back is read at all, for forgetting what was read before. */
    oldest: number;
  }): Promise<string[]> {
    const { source, answers, purpose, oldest } = options;
    if (answers.length === 0) return [];
    const own = await this.#ensure(answers, () => source);
    const counted = await this.#ensure(answers, ({ reading }) =>
      ledgerSourceName({
        id: source,
        approximate: 'buckets' in reading ? reading.approximate : undefined,
      }),
    );
    const changes = new Map<number, ProgressChange>();
    const writes = answers.map(({ reading }, index) => {
      const checked = checkReading(reading);
      const change = (before: SeriesProgress): SeriesProgress =>
        'error' in reading
          ? afterFailure(before, { reading, purpose, now: this.#now() })
          : afterSuccess(before, {
              reading,
              purpose,
              oldest,
              now: this.#now(),
              unfit: checked.unfit,
            });
      const earlier = changes.get(own[index].id);
      changes.set(
        own[index].id,
        earlier ? before => change(earlier(before)) : change,
      );
      return { series: counted[index], buckets: checked.buckets };
    });
    const sloIds = await this.#knex.transaction(async tx => {
      await this.#progress.update(tx, changes);
      return this.#writer.write(tx, writes);
    });
    const refs = answers
      .filter(({ slo }) => sloIds.has(slo.id))
      .map(({ slo }) => slo.slo.entityRef);
    return [...new Set(refs)];
  }

  #ensure(
    answers: readonly Answer[],
    sourceOf: (answer: Answer) => string,
  ): Promise<Series[]> {
    return this.#series.ensure(
      answers.map(answer => ({
        sloId: answer.slo.id,
        source: sourceOf(answer),
        sliHash: answer.slo.sliHash,
      })),
    );
  }
}

type ProgressChange = (before: SeriesProgress) => SeriesProgress;

/** Buckets that the ledger can take, and why it can't take the others. */
function checkReading(reading: SliReading): {
  buckets: Omit<LedgerBucket, 'source'>[];
  unfit: string[];
} {
  if ('error' in reading) return { buckets: [], unfit: [] };
  const range: TimeRange = [reading.from, reading.to];
  const unfit: string[] = [];
  const buckets = reading.buckets.filter(bucket => {
    const reason = reasonAgainst(bucket, range, reading);
    if (reason) unfit.push(reason);
    return !reason;
  });
  return { buckets, unfit };
}

function reasonAgainst(
  bucket: Omit<LedgerBucket, 'source'>,
  [from, to]: TimeRange,
  reading: SliSuccess,
): string | undefined {
  const reason = checkBucket(
    { ...bucket, source: reading.approximate ?? '' },
    { bucketMs: BUCKET_MS },
  );
  if (reason) return reason;
  return bucket.start < from || bucket.start >= to
    ? `start is ${bucket.start}, outside of what the answer is about`
    : undefined;
}
