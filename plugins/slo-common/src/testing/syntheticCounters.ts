import { BUCKET_MS, LedgerBucket } from '../ledger';
import { random } from './random';

/** One scrape of the two counters of one instance. */
export interface Scrape {
  instance: number;
  time: number;
  bad: number;
  total: number;
}

/**
 * What Prometheus would have scraped from two instances: counters that reset, scrapes that are missing, times without
 * traffic, bursts of errors. A scrape at `time` tells what happened since the one before.
 */
export function syntheticCounters(options: {
  seed: number;
  from: number;
  to: number;
  stepMs: number;
}): Scrape[] {
  const { seed, from, to, stepMs } = options;
  const scrapes: Scrape[] = [];
  for (const instance of [0, 1]) {
    const next = random(seed + instance * 7919);
    let [bad, total] = [0, 0];
    let [idle, gap, burst] = [0, 0, 0];
    for (let time = from; time < to; time += stepMs) {
      if (next() < 0.01) idle = Math.floor(next() * 30);
      if (next() < 0.01) gap = Math.floor(next() * 10);
      if (next() < 0.005) burst = Math.floor(next() * 20);
      if (next() < 0.01) [bad, total] = [0, 0];
      const events = idle > 0 ? 0 : Math.floor(next() * 1000);
      const failed = Math.floor(
        events * (burst > 0 ? next() : Number(next() < 0.1) * 0.01),
      );
      total += events;
      bad += failed;
      if (gap <= 0) scrapes.push({ instance, time, bad, total });
      [idle, gap, burst] = [idle - 1, gap - 1, burst - 1];
    }
  }
  return scrapes;
}

/** What happened between a scrape and the one before it; a counter that fell began anew. */
export function increases(scrapes: Scrape[]): Scrape[] {
  const last = new Map<number, Scrape>();
  return scrapes.flatMap(scrape => {
    const before = last.get(scrape.instance);
    last.set(scrape.instance, scrape);
    if (!before) return [];
    const reset = scrape.total < before.total || scrape.bad < before.bad;
    return [
      {
        ...scrape,
        bad: reset ? scrape.bad : scrape.bad - before.bad,
        total: reset ? scrape.total : scrape.total - before.total,
      },
    ];
  });
}

/** As a source fills the ledger: one bucket per five minutes in which anything was scraped. */
export function bucketsOf(options: {
  scrapes: Scrape[];
  stepMs: number;
}): LedgerBucket[] {
  const perBucket = (2 * BUCKET_MS) / options.stepMs;
  const buckets = new Map<number, LedgerBucket>();
  for (const { time, bad, total } of increases(options.scrapes)) {
    const start = Math.floor(time / BUCKET_MS) * BUCKET_MS;
    const bucket = buckets.get(start) ?? {
      start,
      bad: 0,
      total: 0,
      coverage: 0,
      source: 'synthetic',
    };
    bucket.bad += bad;
    bucket.total += total;
    bucket.coverage = Math.min(1, bucket.coverage + 1 / perBucket);
    buckets.set(start, bucket);
  }
  return [...buckets.values()];
}
