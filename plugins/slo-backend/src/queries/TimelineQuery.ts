import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  BUCKET_MS,
  DAY_MS,
  HOUR_MS,
  Ledger,
  timelineSteps,
  type SloTimeline,
} from '@causeway/plugin-slo-common';
import { evaluationTime } from '../evaluate/evaluationTime';
import { windowStart } from '../evaluate/historyPlan';
import { inTurns } from '../lib/inTurns';
import type { LedgerStore } from '../store';
import type { EventReader } from './EventReader';
import type { FoundSlo, SloLookup } from './SloLookup';
import type { timelineQuerySchema } from './rangeSchemas';
import type { z } from 'zod';

/** Buckets are kept for 35 days; what is older comes in hours. */
const FINE_MS = 35 * DAY_MS;
const LONGEST_MS = 400 * DAY_MS;

/** The moments of a timeline. */
interface Grid {
  to: number;
  from: number;
  stepMs: number;
}

/** Budget, volume and burn rates of an SLO over time. */
export class TimelineQuery {
  readonly #lookup: SloLookup;
  readonly #ledger: LedgerStore;
  readonly #events: EventReader;
  readonly #now: () => number;

  constructor(options: {
    lookup: SloLookup;
    ledger: LedgerStore;
    events: EventReader;
    now?: () => number;
  }) {
    this.#lookup = options.lookup;
    this.#ledger = options.ledger;
    this.#events = options.events;
    this.#now = options.now ?? Date.now;
  }

  async get(
    ref: { entityRef: string; name: string },
    query: z.output<typeof timelineQuerySchema>,
    options: { credentials: BackstageCredentials },
  ): Promise<SloTimeline> {
    const found = await this.#lookup.find(ref, options.credentials);
    const grid = this.#grid(found, query);
    const { from, to, stepMs } = grid;
    const bySlices = found.slo.budgeting.method !== 'occurrences';
    const inHours = stepMs % HOUR_MS === 0;
    const [history, events] = await Promise.all([
      this.#ledger.read(found.slo, {
        from:
          Math.floor(
            Math.min(windowStart(found.window, from), from - 3 * DAY_MS) /
              HOUR_MS,
          ) * HOUR_MS,
        to,
        ...(inHours && !bySlices && { fineFrom: to }),
      }),
      this.#events.list({
        entityRef: ref.entityRef,
        from,
        to,
        credentials: options.credentials,
      }),
    ]);
    const points = await inTurns(
      timelineSteps({
        objective: found.slo.objective,
        budgeting: found.slo.budgeting,
        window: found.window,
        minimumCoverage: found.policy.minimumCoverage,
        ledger: new Ledger(history),
        ...grid,
        slotMs: inHours ? HOUR_MS : BUCKET_MS,
      }),
    );
    return { ...ref, ...grid, points, events };
  }

  /** Steps of whole hours where there are hours only, or where nobody could see less. */
  #grid(
    { evaluated, window }: FoundSlo,
    query: z.output<typeof timelineQuerySchema>,
  ): Grid {
    const now = this.#now();
    const latest = evaluationTime({ now, dataAt: evaluated?.dataAt ?? null });
    const to = Math.min(query.to ?? latest, latest);
    const from =
      query.from ??
      (window.type === 'rolling'
        ? to - window.durationMs
        : windowStart(window, to));
    if (!(from < to)) {
      throw new InputError(
        "The timeline is empty: 'from' has to be before 'to', and not in the future.",
      );
    }
    if (to - from > LONGEST_MS) {
      throw new InputError(
        'The ledger keeps 400 days: ask for a shorter range.',
      );
    }
    const least = (to - from) / query.points;
    const old = from < now - FINE_MS;
    const unit = old || least > HOUR_MS / 2 ? HOUR_MS : BUCKET_MS;
    const stepMs = Math.max(1, Math.ceil(least / unit)) * unit;
    const last = Math.floor(to / unit) * unit;
    const steps = Math.max(1, Math.floor((last - from) / stepMs));
    return { to: last, from: last - steps * stepMs, stepMs };
  }
}
