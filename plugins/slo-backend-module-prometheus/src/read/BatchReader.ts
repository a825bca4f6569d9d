import {
  type Answers,
  BUCKET_MS,
  type BucketReading,
  LEAD_IN_BUCKETS,
  toBuckets,
} from '@causeway/plugin-slo-common';
import type { SliReading } from '@causeway/plugin-slo-node';
import type { PrometheusClient } from '../client/PrometheusClient';
import type { Series } from '../client/readSeries';
import { UpstreamError } from '../client/UpstreamError';
import { QUERY_LABEL, unionQuery } from '../plan';
import { askRange } from './askRange';
import { Circuit } from './Circuit';
import { failureOf } from './failureOf';
import { QueryBatch } from './QueryBatch';
import type { RangeLimit } from './RangeLimit';
import type { RefusedQueries } from './RefusedQueries';
import type { Task } from './Task';

/** A range of time; the end is exclusive, both are multiples of five minutes. */
export interface ReadRange {
  from: number;
  to: number;
}

const NOTHING: ReadonlyMap<number, number> = new Map();
const NO_METRICS =
  'In all of this time none of the metrics that the query of all events names was there: nothing is known of it. Check names and labels, and whether the service is scraped.';

function answersOf(batch: QueryBatch, series: Series[]): Answers {
  const byId = new Map<string, Map<number, number>>();
  for (const { labels, points } of series) {
    const id = labels[QUERY_LABEL];
    const known = byId.get(id) ?? new Map<number, number>();
    byId.set(id, known);
    for (const [time, value] of points) {
      if (Number.isFinite(value)) known.set(time, value);
    }
  }
  return query => byId.get(batch.idOf(query) ?? '') ?? NOTHING;
}

/**
 * Reads batches of SLOs. When a batch is refused because of one query, halves are asked until it is found; the others get their
 * answers.
 */
export class BatchReader {
  readonly #client: PrometheusClient;
  readonly #limit: RangeLimit;
  readonly #refused: RefusedQueries;
  readonly #range: ReadRange;
  readonly #signal: AbortSignal;
  readonly #circuit = new Circuit();

  constructor(options: {
    client: PrometheusClient;
    limit: RangeLimit;
    refused: RefusedQueries;
    range: ReadRange;
    signal: AbortSignal;
  }) {
    this.#client = options.client;
    this.#limit = options.limit;
    this.#refused = options.refused;
    this.#range = options.range;
    this.#signal = options.signal;
  }

  async read(batch: QueryBatch): Promise<SliReading[]> {
    const { open } = this.#circuit;
    if (open) return this.#fail(batch, open);
    try {
      const readings = await this.#ask(batch);
      this.#circuit.succeeded();
      return readings;
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      this.#circuit.failed(error);
      const ofQuery = error.kind === 'query' || error.kind === 'too-much';
      if (!ofQuery || this.#circuit.open) return this.#fail(batch, error);
      if (batch.tasks.length === 1) {
        if (!error.slow) this.#refused.refuse(batch.tasks[0].plan, error);
        return this.#fail(batch, error);
      }
      const [first, second] = batch.halves();
      return [...(await this.read(first)), ...(await this.read(second))];
    }
  }

  #fail(batch: QueryBatch, error: UpstreamError): SliReading[] {
    return batch.tasks.map(({ slo }) =>
      failureOf({ slo, range: this.#range, error }),
    );
  }

  async #ask(batch: QueryBatch): Promise<SliReading[]> {
    const { from, to } = this.#range;
    const series = await askRange({
      client: this.#client,
      limit: this.#limit,
      query: batch.text,
      first: from + BUCKET_MS - LEAD_IN_BUCKETS * BUCKET_MS,
      last: to,
      signal: this.#signal,
    });
    const answers = answersOf(batch, series);
    const readings = batch.tasks.map(task => ({
      task,
      reading: this.#buckets(task, answers, false),
    }));
    const doubtful = readings
      .filter(({ reading }) => reading.doubtful)
      .map(({ task }) => task);
    const existed = await this.#existedBefore(doubtful);
    return readings.map(({ task, reading }) =>
      this.#success(
        task,
        existed.has(task) ? this.#buckets(task, answers, true) : reading,
      ),
    );
  }

  #buckets(
    { plan }: Task,
    answers: Answers,
    existedBefore: boolean,
  ): BucketReading {
    return toBuckets({ plan, answers, ...this.#range, existedBefore });
  }

  #success({ slo, plan }: Task, reading: BucketReading): SliReading {
    const notes =
      reading.buckets.length === 0 ? [NO_METRICS] : [...reading.notes];
    return {
      slo: { entityRef: slo.entityRef, name: slo.name },
      ...this.#range,
      buckets: reading.buckets,
      ...(plan.approximate && { approximate: plan.approximate }),
      ...(notes.length > 0 && { notes }),
    };
  }

  /** Which of the SLOs' metrics existed on the day before the range. */
  async #existedBefore(tasks: readonly Task[]): Promise<Set<Task>> {
    if (tasks.length === 0) return new Set();
    const ids = new Map(
      [...new Set(tasks.flatMap(({ plan }) => plan.before))].map(
        (query, index) => [query, String(index)],
      ),
    );
    const series = await this.#client.query({
      query: unionQuery([...ids].map(([query, id]) => ({ id, query }))),
      at: this.#range.from,
      signal: this.#signal,
    });
    const there = new Set(series.map(({ labels }) => labels[QUERY_LABEL]));
    return new Set(
      tasks.filter(({ plan }) =>
        plan.before.some(query => there.has(ids.get(query) ?? '')),
      ),
    );
  }
}
