import type { SloTimelinePoint } from '../api/SloTimeline';
import { budgetNumbers } from './budgetNumbers';
import { BudgetOptions } from './BudgetOptions';
import { burnRate } from './burnRate';
import { BURN_WINDOWS, BurnWindow } from './burnWindows';

/** More points than pixels help nobody. */
const MOST_POINTS = 10_000;

/** What a timeline is made of. @public */
export interface TimelineOptions extends Omit<BudgetOptions, 'at'> {
  from: number;
  /** The last moment; the first lies a whole number of steps before it. */
  to: number;
  stepMs: number;
  /**
   * Length of the slots that the ledger has in this range: five minutes, or an hour. Windows that are shorter have no course
   * in it. The highest burn rate of a step is looked for at the end of each.
   */
  slotMs: number;
}

/**
 * Budget, volume and burn rates at regular moments, for charts; a step of the computation for each.
 *
 * @throws RangeError if that isn't between 1 and 10,000 points
 * @public
 */
export function* timelineSteps(
  options: TimelineOptions,
): Generator<void, SloTimelinePoint[]> {
  const { from, to, stepMs, slotMs } = options;
  const count = Math.floor((to - from) / stepMs) + 1;
  if (!(count >= 1 && count <= MOST_POINTS)) {
    throw new RangeError(
      `${count} points between ${from} and ${to}: choose a step that gives 1 to ${MOST_POINTS}`,
    );
  }
  const windows = (Object.keys(BURN_WINDOWS) as BurnWindow[]).filter(
    window => BURN_WINDOWS[window] >= slotMs,
  );
  const points: SloTimelinePoint[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = to - (count - 1 - index) * stepMs;
    points.push(pointAt({ ...options, at }, windows));
    yield;
  }
  return points;
}

function pointAt(
  options: TimelineOptions & { at: number },
  windows: BurnWindow[],
): SloTimelinePoint {
  const { ledger, stepMs, slotMs, at } = options;
  const { bad, total, observedMs } = ledger.measure(at - stepMs, at);
  const budget = budgetNumbers(options);
  const seen = observedMs > 0;
  const burnRates: SloTimelinePoint['burnRates'] = {};
  const burnPeaks: SloTimelinePoint['burnPeaks'] = {};
  for (const window of windows) {
    const rateAt = (moment: number) =>
      burnRate({ ...options, at: moment, durationMs: BURN_WINDOWS[window] })
        .rate;
    const rate = rateAt(at);
    let peak = rate;
    for (let moment = at - slotMs; moment > at - stepMs; moment -= slotMs) {
      const other = rateAt(moment);
      peak = peak === null || (other ?? 0) > peak ? other : peak;
    }
    burnRates[window] = rate;
    burnPeaks[window] = peak;
  }
  return {
    at,
    remaining: seen ? budget.remaining : null,
    attainment: seen ? budget.attainment : null,
    bad,
    total,
    coverage: Math.min(1, observedMs / stepMs),
    burnRates,
    burnPeaks,
  };
}
