import { DAY_MS, HOUR_MS, MINUTE_MS } from '../lib/duration';
import type { Seed } from '../lib/Seed';
import { occurrences } from './occurrences';
import type { StoryEvent, StoryPromise } from './Story';

/** Length of a bucket in milliseconds. */
export const BUCKET_MS = 5 * MINUTE_MS;

/** What was counted in one bucket. */
export interface Sample {
  entityRef: string;
  slo: string;
  /** Milliseconds. */
  start: number;
  total: number;
  bad: number;
}

interface Disturbance {
  fromMs: number;
  toMs: number;
  badRatio?: number;
  bad?: number;
}

/**
 * The events of one SLO, counted in buckets. Each bucket follows from seed, anchor and its own time alone: asked again, also
 * after a restart, it is the same.
 */
export class PromiseSeries {
  readonly promise: StoryPromise;
  readonly entityRef: string;
  readonly #seed: Seed;
  readonly #anchorMs: number;
  readonly #events: ReadonlyMap<string, StoryEvent>;

  constructor(options: {
    promise: StoryPromise;
    events: StoryEvent[];
    seed: Seed;
    anchorMs: number;
  }) {
    this.promise = options.promise;
    this.entityRef = `component:default/${options.promise.entity}`;
    this.#seed = options.seed;
    this.#anchorMs = options.anchorMs;
    this.#events = new Map(options.events.map(event => [event.id, event]));
  }

  /** Up to when it has been reported at a time; a multiple of a bucket's length. */
  reportedUntil(nowMs: number): number {
    const { every = BUCKET_MS, silentSince } = this.promise;
    const known =
      silentSince === undefined
        ? nowMs
        : Math.min(nowMs, this.#anchorMs - silentSince);
    return Math.floor(floorTo(known, every) / BUCKET_MS) * BUCKET_MS;
  }

  /** The buckets that begin in a span of time, oldest first. */
  samples(fromMs: number, toMs: number): Sample[] {
    const disturbances = this.#disturbances(fromMs, toMs);
    const samples: Sample[] = [];
    const first = Math.ceil(fromMs / BUCKET_MS) * BUCKET_MS;
    for (let start = first; start < toMs; start += BUCKET_MS) {
      samples.push(this.#sample(start, disturbances));
    }
    return samples;
  }

  #sample(start: number, disturbances: Disturbance[]): Sample {
    const { entity, slo, perHour, curve, badRatio } = this.promise;
    const purpose = [entity, slo, start];
    const usual = ((perHour * BUCKET_MS) / HOUR_MS) * loadAt(curve, start);
    const total = this.#whole(
      this.#seed.around(usual, 0.08, 'total', ...purpose),
      ['total', ...purpose],
    );
    let bad = total * badRatio;
    for (const each of disturbances) {
      const overlap =
        Math.min(start + BUCKET_MS, each.toMs) - Math.max(start, each.fromMs);
      if (overlap <= 0) continue;
      const share = overlap / BUCKET_MS;
      bad +=
        each.badRatio === undefined
          ? ((each.bad ?? 0) * overlap) / (each.toMs - each.fromMs)
          : total * share * (each.badRatio - badRatio);
    }
    return {
      entityRef: this.entityRef,
      slo,
      start,
      total,
      bad: Math.min(total, this.#whole(bad, ['bad', ...purpose])),
    };
  }

  /** A whole number whose mean is the given one. */
  #whole(value: number, purpose: (string | number)[]): number {
    const floor = Math.floor(value);
    const rest = value - floor;
    return floor + (this.#seed.number('rest', ...purpose) < rest ? 1 : 0);
  }

  #disturbances(fromMs: number, toMs: number): Disturbance[] {
    return this.promise.during.flatMap(({ event, lasts, badRatio, bad }) => {
      const { ago, lasts: length } = this.#events.get(event) as StoryEvent;
      return occurrences({
        anchorMs: this.#anchorMs,
        ago,
        lasts: lasts ?? length ?? 0,
        fromMs,
        toMs,
      }).map(span => ({ ...span, badRatio, bad }));
    });
  }
}

/** Load at a time of day (UTC) as a multiple of the average. */
function loadAt(curve: StoryPromise['curve'], ms: number): number {
  const hour = (ms % DAY_MS) / HOUR_MS;
  switch (curve) {
    case 'day':
      return 1 + 0.5 * Math.sin(((hour - 7) / 24) * 2 * Math.PI);
    case 'night':
      return hour >= 1 && hour < 2 ? 24 : 0;
    default:
      return 1;
  }
}

function floorTo(ms: number, step: number): number {
  return Math.floor(ms / step) * step;
}
