import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../lib/Clock';
import { DAY_MS, HOUR_MS } from '../lib/duration';
import type { Seed } from '../lib/Seed';
import type { PortalSlos } from './PortalSlos';
import { BUCKET_MS, PromiseSeries, type Sample } from './PromiseSeries';
import type { Story } from './Story';
import { storyEvents } from './storyEvents';

/** A quarter and what a window needs before it. */
const HISTORY_MS = 125 * DAY_MS;
/** What is sent at once of all series; the rest of the past follows, bit by bit. */
const FIRST_MS = 34 * DAY_MS - HOUR_MS;
/** Time in one request. Requests begin at multiples of it, so that most are the same after a restart, which the portal notices. */
const BATCH_MS = 13 * DAY_MS;

/** Collaborators of {@link PromiseReporter}. */
export interface PromiseReporterOptions {
  story: Story;
  seed: Seed;
  clock: Clock;
  /** From when the story counts back. */
  anchorMs: number;
  portal: PortalSlos;
  signal: AbortSignal;
  log: (line: string) => void;
  /** Between two looks, in milliseconds; a minute by default. */
  everyMs?: number;
  /** First and longest pause after a failure, in milliseconds; 2 s and 1 min by default. */
  pauses?: { firstMs: number; longestMs: number };
}

/** Tells the portal what was counted and what happened: all of the past first, then what is new. */
export class PromiseReporter {
  readonly #options: PromiseReporterOptions;
  readonly #series: PromiseSeries[];
  /** Beginning of what the portal has, by series. */
  readonly #sentFrom = new Map<PromiseSeries, number>();
  /** End of what the portal has, by series; absent while it doesn't know the SLO. */
  readonly #sentUntil = new Map<PromiseSeries, number>();
  #sentEvents = '';
  #lastProblem = '';

  constructor(options: PromiseReporterOptions) {
    const { story, seed, anchorMs } = options;
    this.#options = options;
    this.#series = story.promises.map(
      promise =>
        new PromiseSeries({ promise, events: story.events, seed, anchorMs }),
    );
  }

  /** Goes on until the signal; a portal that fails is tried again. Never rejects. */
  async run(): Promise<void> {
    const { signal, everyMs = 60_000, pauses } = this.#options;
    const { firstMs, longestMs } = pauses ?? {
      firstMs: 2000,
      longestMs: 60_000,
    };
    let failures = 0;
    while (!signal.aborted) {
      const complete = await this.#attempt();
      failures = complete ? 0 : failures + 1;
      // Slowly growing: a file is read by the portal within seconds, or somebody deleted it.
      const pause = Math.min(longestMs, firstMs * 1.4 ** (failures - 1));
      await setTimeout(complete ? everyMs : pause, undefined, { signal }).catch(
        () => {},
      );
    }
  }

  /** Whether the portal has all that there is to tell. */
  async #attempt(): Promise<boolean> {
    const { signal, log } = this.#options;
    try {
      await this.#sendEvents();
      const complete = await this.#sendSamples();
      this.#lastProblem = '';
      return complete;
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      // Said once, however long it lasts.
      if (!signal.aborted && problem !== this.#lastProblem) {
        this.#lastProblem = problem;
        log(`promises: trying again: ${problem}`);
      }
      return false;
    }
  }

  async #sendEvents(): Promise<void> {
    const { story, anchorMs, clock, portal, log } = this.#options;
    const nowMs = clock.now();
    const events = storyEvents({
      story,
      anchorMs,
      fromMs: nowMs - HISTORY_MS,
      nowMs,
    });
    // What began or ended makes another list; what left the span doesn't matter.
    const known = JSON.stringify(events);
    if (!events.length || known === this.#sentEvents) return;
    const { accepted, refused } = await portal.pushEvents(events);
    this.#sentEvents = known;
    log(`promises: ${accepted} events told`);
    for (const { index, reason } of refused) {
      log(`promises: event ${events[index].id} refused: ${reason}`);
    }
  }

  async #sendSamples(): Promise<boolean> {
    const nowMs = this.#options.clock.now();
    const waiting = this.#series.filter(each => !this.#sentUntil.has(each));
    const added = await this.#known(waiting, nowMs);
    for (const series of added) {
      await this.#sendPast(series, nowMs);
    }
    await this.#sendNew(nowMs);
    await this.#sendOlder(nowMs);
    return added.length === waiting.length;
  }

  /** Files are read by the portal some time after they were pushed. */
  async #known(
    waiting: PromiseSeries[],
    nowMs: number,
  ): Promise<PromiseSeries[]> {
    if (!waiting.length) return [];
    const newest = waiting.map(series => {
      const until = series.reportedUntil(nowMs);
      return series.samples(until - BUCKET_MS, until)[0];
    });
    const known = await this.#options.portal.knownOf(newest);
    return waiting.filter((_, index) => known.includes(newest[index]));
  }

  async #sendPast(series: PromiseSeries, nowMs: number): Promise<void> {
    const { promise } = series;
    const until = series.reportedUntil(nowMs);
    const from = floorToDay(nowMs - FIRST_MS) + DAY_MS;
    await this.#push(series, from, until);
    this.#sentUntil.set(series, until);
    this.#sentFrom.set(series, from);
    this.#options.log(
      `promises: ${promise.entity} ${promise.slo} since ${new Date(
        from,
      ).toISOString()}`,
    );
  }

  /** One request for each series that has a longer past, each time. */
  async #sendOlder(nowMs: number): Promise<void> {
    const oldest = floorToDay(nowMs - HISTORY_MS);
    for (const [series, from] of this.#sentFrom) {
      if (from <= oldest) continue;
      const before = Math.max(oldest, batchBefore(from));
      await this.#push(series, before, from);
      this.#sentFrom.set(series, before);
    }
  }

  async #sendNew(nowMs: number): Promise<void> {
    const due = this.#series.flatMap(series => {
      const from = this.#sentUntil.get(series);
      const until = series.reportedUntil(nowMs);
      return from !== undefined && from < until
        ? [{ series, from, until }]
        : [];
    });
    const samples = due.flatMap(({ series, from, until }) =>
      series.samples(from, until),
    );
    await this.#send(samples);
    for (const { series, until } of due) this.#sentUntil.set(series, until);
  }

  /** Newest first, so that what people look at is right at once. */
  async #push(
    series: PromiseSeries,
    fromMs: number,
    toMs: number,
  ): Promise<void> {
    for (let end = toMs; end > fromMs; ) {
      const start = Math.max(fromMs, batchBefore(end));
      await this.#send(series.samples(start, end));
      end = start;
    }
  }

  async #send(samples: Sample[]): Promise<void> {
    if (!samples.length) return;
    const { portal, log } = this.#options;
    const { refused } = await portal.pushSamples(samples);
    if (refused.length) {
      log(
        `promises: ${refused.length} of ${samples.length} buckets refused: ${refused[0].reason}`,
      );
    }
  }
}

function floorToDay(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS;
}

/** Beginning of the request that ends at a time. */
function batchBefore(endMs: number): number {
  return Math.floor((endMs - 1) / BATCH_MS) * BATCH_MS;
}
