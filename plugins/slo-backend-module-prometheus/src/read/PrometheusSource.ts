import { BUCKET_MS, HOUR_MS } from '@causeway/plugin-slo-common';
import type {
  SliReading,
  SliReadRequest,
  SliSource,
  StoredSlo,
} from '@causeway/plugin-slo-node';
import type { PrometheusClient } from '../client/PrometheusClient';
import { UpstreamError } from '../client/UpstreamError';
import { BatchReader, type ReadRange } from './BatchReader';
import { failureOf } from './failureOf';
import { makeBatches } from './makeBatches';
import { PlanBook } from './PlanBook';
import { RangeLimit } from './RangeLimit';
import { RefusedQueries } from './RefusedQueries';
import { SlothRatios } from './SlothRatios';
import type { Task } from './Task';

/** A longer range is back-fill, which never takes more than one request's room. */
const LIVE_MS = HOUR_MS;

function isAnswerable({ sli, format }: StoredSlo): boolean {
  return (
    sli.type !== 'external' || format === 'sloth' || format === 'sloth-crd'
  );
}

/**
 * Counts events in one Prometheus, or in what speaks its API. Nothing it remembers changes what it answers, only what that costs.
 */
export class PrometheusSource implements SliSource {
  readonly id: string;
  /** Samples may be under way for so long. */
  readonly delayMs: number;
  readonly #client: PrometheusClient;
  readonly #isMine: (slo: StoredSlo) => boolean;
  readonly #plans: PlanBook;
  readonly #limit = new RangeLimit();
  readonly #refused = new RefusedQueries();
  readonly #sloth: SlothRatios;

  constructor(options: {
    client: PrometheusClient;
    /** Whether an SLO's metrics are in this Prometheus. */
    isMine(slo: StoredSlo): boolean;
  }) {
    this.#client = options.client;
    this.#isMine = options.isMine;
    this.#plans = new PlanBook(options.client);
    this.#sloth = new SlothRatios({
      client: options.client,
      limit: this.#limit,
    });
    this.delayMs = options.client.settings.delayMs;
    this.id = `prometheus:${options.client.settings.name}`;
  }

  supports(slo: StoredSlo): boolean {
    return isAnswerable(slo) && this.#isMine(slo);
  }

  async *read(request: SliReadRequest): AsyncIterable<SliReading> {
    const range = this.#settled(request);
    if (range.from >= range.to) return;
    try {
      const { tasks, sloth } = await this.#plans.sort(request.slos, {
        at: range.to,
        signal: request.signal,
      });
      yield* this.#readTasks(tasks, range, request.signal);
      yield* await this.#readSloth(sloth, range, request.signal);
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      // What is recorded can't be found out: then nothing can.
      yield* request.slos.map(slo => failureOf({ slo, range, error }));
    }
  }

  #settled({ from, to }: ReadRange): ReadRange {
    const settled = Date.now() - this.delayMs;
    return {
      from,
      to: Math.min(to, Math.floor(settled / BUCKET_MS) * BUCKET_MS),
    };
  }

  async *#readTasks(
    tasks: readonly Task[],
    range: ReadRange,
    signal: AbortSignal,
  ): AsyncIterable<SliReading> {
    const wanted: Task[] = [];
    for (const task of tasks) {
      const error = this.#refused.find(task.plan);
      if (error) yield failureOf({ slo: task.slo, range, error });
      else wanted.push(task);
    }
    const reader = new BatchReader({
      client: this.#client,
      limit: this.#limit,
      refused: this.#refused,
      range,
      signal,
    });
    const { maxConcurrency } = this.#client.settings;
    const width = range.to - range.from > LIVE_MS ? 1 : maxConcurrency;
    const batches = makeBatches(wanted, this.#client.settings);
    for (let index = 0; index < batches.length; index += width) {
      const wave = batches.slice(index, index + width);
      const readings = await Promise.all(wave.map(item => reader.read(item)));
      yield* readings.flat();
    }
  }

  async #readSloth(
    slos: readonly StoredSlo[],
    range: ReadRange,
    signal: AbortSignal,
  ): Promise<SliReading[]> {
    if (slos.length === 0) return [];
    try {
      return await this.#sloth.read({ slos, range, signal });
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      return slos.map(slo => failureOf({ slo, range, error }));
    }
  }
}
