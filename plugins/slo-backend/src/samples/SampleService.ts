import type { Knex } from 'knex';
import { z } from 'zod';
import type { SloChanges } from '../changes/SloChanges';
import { giveWay } from '../database/giveWay';
import { inSlices } from '../database/inSlices';
import { layout } from '../ledger/layout';
import type { LedgerWriter } from '../ledger/LedgerWriter';
import type { SeriesRegistry } from '../ledger/SeriesRegistry';
import { groupBy } from '../lib/groupBy';
import type { DatabaseSpecs } from '../specs/DatabaseSpecs';
import { checkSentAt, judgeAge, judgeStart } from './judgeClock';
import type { SampleBatches } from './SampleBatches';
import { batchSchema, sampleSchema, type Sample } from './sampleSchema';
import type { RefusedSample, SamplesAnswer } from './SamplesAnswer';

/** Name of pushed samples in the ledger. */
const SOURCE = 'samples';

/** Samples that are written in one transaction. */
const SLICE = 1_000;

/** Takes pushed samples into the ledger. */
export class SampleService {
  readonly #knex: Knex;
  readonly #specs: DatabaseSpecs;
  readonly #series: SeriesRegistry;
  readonly #writer: LedgerWriter;
  readonly #batches: SampleBatches;
  readonly #changes: SloChanges;
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    specs: DatabaseSpecs;
    series: SeriesRegistry;
    writer: LedgerWriter;
    batches: SampleBatches;
    changes: SloChanges;
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#specs = options.specs;
    this.#series = options.series;
    this.#writer = options.writer;
    this.#batches = options.batches;
    this.#changes = options.changes;
    this.#now = options.now;
  }

  /**
   * Takes a batch. What can't be taken of it is refused with the reason; the rest counts. The same batch again gets the same
   * answer.
   *
   * @throws InputError if the sender's clock is off
   * @throws ConflictError if the batch came before with other samples
   */
  async push(
    batch: z.output<typeof batchSchema>,
    options: { subject: string },
  ): Promise<SamplesAnswer> {
    const { batchId, samples } = batch;
    const { subject } = options;
    const earlier = await this.#batches.begin({
      subject,
      batchId,
      content: samples,
    });
    if (earlier) return earlier;
    const now = this.#now();
    checkSentAt(batch.sentAt, now);
    const { valid, refused } = await this.#check(samples, now);
    const entityRefs = await this.#write(valid);
    const newest = Math.max(...valid.map(({ sample }) => sample.start));
    const warning = valid.length > 0 ? judgeAge(newest, now) : undefined;
    const answer: SamplesAnswer = {
      batchId,
      accepted: valid.length,
      refused,
      warnings: warning ? [warning] : [],
    };
    await this.#batches.end({ subject, answer });
    await this.#changes.publish({ kind: 'ledger', entityRefs });
    return answer;
  }

  async #check(
    samples: readonly unknown[],
    now: number,
  ): Promise<{ valid: ValidSample[]; refused: RefusedSample[] }> {
    const refused: RefusedSample[] = [];
    const parsed: { index: number; sample: Sample }[] = [];
    samples.forEach((input, index) => {
      const result = sampleSchema.safeParse(input);
      const fault = result.success
        ? judgeStart(result.data.start, now)
        : {
            reason: z.prettifyError(result.error),
            fix: 'Send samples as docs/slos.md describes them.',
          };
      if (fault || !result.success) {
        refused.push({ index, ...(fault as Omit<RefusedSample, 'index'>) });
      } else {
        parsed.push({ index, sample: result.data });
      }
    });
    await giveWay();
    const ids = await this.#findSlos(parsed.map(({ sample }) => sample));
    const valid: ValidSample[] = [];
    for (const { index, sample } of parsed) {
      const id = ids.get(keyOf(sample));
      if (id !== undefined) valid.push({ id, sample });
      else refused.push({ index, ...unknownSlo(sample) });
    }
    refused.sort((a, b) => a.index - b.index);
    return { valid, refused };
  }

  async #findSlos(samples: readonly Sample[]): Promise<Map<string, number>> {
    const entityRefs = [...new Set(samples.map(({ entityRef }) => entityRef))];
    const rows = await this.#specs.rows({ entityRefs });
    return new Map(
      rows.map(({ id, slo }) => [
        keyOf({ entityRef: slo.entityRef, slo: slo.name }),
        id,
      ]),
    );
  }

  /** @returns refs of the entities of which anything is new */
  async #write(samples: readonly ValidSample[]): Promise<string[]> {
    const refs = new Set<string>();
    const byDay = layout.dayMs;
    const oldest =
      Math.floor((this.#now() - layout.acceptBucketsMs) / byDay) * byDay;
    const recent = samples.filter(({ sample }) => sample.start >= oldest);
    // Longer ago only hours are kept: an hour has to be written whole.
    const old = samples
      .filter(({ sample }) => sample.start < oldest)
      .sort((a, b) => a.id - b.id || a.sample.start - b.sample.start);
    const slices = [
      ...inSlices(recent, SLICE),
      ...groupBy(old, ({ id }) => id).values(),
    ];
    for (const slice of slices) {
      const changed = await this.#writeSlice(slice);
      for (const { id, sample } of slice) {
        if (changed.has(id)) refs.add(sample.entityRef);
      }
      await giveWay();
    }
    return [...refs];
  }

  /** @returns ids of the SLOs of which anything is new */
  async #writeSlice(slice: readonly ValidSample[]): Promise<Set<number>> {
    const samples = [...groupBy(slice, ({ id }) => id)];
    const series = await this.#series.ensure(
      samples.map(([id]) => ({ sloId: id, source: SOURCE, sliHash: '' })),
    );
    const writes = samples.map(([, ofSlo], index) => ({
      series: series[index],
      buckets: ofSlo.map(({ sample }) => {
        const { start, total, coverage, good = 0 } = sample;
        return { start, total, bad: sample.bad ?? total - good, coverage };
      }),
    }));
    return this.#knex.transaction(tx => this.#writer.write(tx, writes));
  }
}

interface ValidSample {
  /** Row of the SLO. */
  id: number;
  sample: Sample;
}

function keyOf({ entityRef, slo }: { entityRef: string; slo: string }): string {
  return JSON.stringify([entityRef, slo]);
}

function unknownSlo({ entityRef, slo }: Sample): Omit<RefusedSample, 'index'> {
  return {
    reason: `${entityRef} has no SLO '${slo}'`,
    fix: 'Add it to an SLO file of the service, and send the sample again in another batch; or correct the name. New files are read within minutes.',
  };
}
