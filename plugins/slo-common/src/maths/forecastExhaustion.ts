import { HOUR_MS, Ledger } from '../ledger';
import { BudgetOptions } from './BudgetOptions';
import { checkTime } from './checkTime';
import { checkWindow } from './checkWindow';
import { errorBudgetOf } from './errorBudgetOf';
import { formatDuration } from './format';
import { resolveWindow } from './resolveWindow';
import { spendLedger } from './spendLedger';

/**
 * When the budget runs out, if things go on as they do.
 *
 * `exhausted`: it has already; `at` is when enough has aged out of a rolling window again (null: not within one window).
 * `runs-out`: at `at`. `holds`: not within the window, or the period that is under way. `unknown`: nothing was observed
 * lately, or there is no budget.
 *
 * @public
 */
export interface Forecast {
  state: 'exhausted' | 'runs-out' | 'holds' | 'unknown';
  at: number | null;
  /** One sentence that says what it assumes. */
  reason: string;
}

interface Rates {
  bad: number;
  total: number;
}

interface Course {
  /** Whether the budget is used up after `ms`. */
  exhausted: (ms: number) => boolean;
  /** Where a slot begins or ends to age out, sorted; in between, everything changes evenly. */
  turns: number[];
  /** How far to look. */
  horizonMs: number;
  stepMs: number;
}

/**
 * Carries the rates of the last `basisMs` into the future, while old buckets leave a rolling window one by one: a burst
 * that ages out can save a budget that a division by the burn rate would give up, and the other way round.
 *
 * @public
 */
export function forecastExhaustion(
  options: BudgetOptions & {
    /** How far back to look for the present rates; an hour without it. */
    basisMs?: number;
  },
): Forecast {
  const { objective, window, ledger, basisMs = HOUR_MS } = options;
  const budget = errorBudgetOf(objective);
  const at = Math.floor(options.at / ledger.bucketMs) * ledger.bucketMs;
  if (budget === undefined || checkTime(at) || checkWindow(window)) {
    return unknown('There is no budget to forecast');
  }
  const units = spendLedger(options);
  const rates = ratesOf(units, at, basisMs);
  const basis = formatDuration(basisMs);
  if (!rates) {
    return unknown(`Nothing was observed in the last ${basis}`);
  }
  const course = courseOf({ ...options, at, units, rates, budget });
  const before = course.exhausted(0);
  const change = firstChange(course, before);
  if (before) {
    return {
      state: 'exhausted',
      at: change === undefined ? null : at + change,
      reason:
        change === undefined
          ? `The budget is used up and stays so at the rate of the last ${basis}`
          : `The budget is used up; at the rate of the last ${basis} some is left again in ${formatDuration(
              change,
            )}`,
    };
  }
  return change === undefined
    ? {
        state: 'holds',
        at: null,
        reason: `At the rate of the last ${basis} the budget holds`,
      }
    : {
        state: 'runs-out',
        at: at + change,
        reason: `At the rate of the last ${basis} the budget runs out in ${formatDuration(
          change,
        )}`,
      };
}

function unknown(reason: string): Forecast {
  return { state: 'unknown', at: null, reason };
}

/** Per millisecond of what was observed, so that a gap doesn't look like calm. */
function ratesOf(
  units: Ledger,
  at: number,
  basisMs: number,
): Rates | undefined {
  const { bad, total, observedMs } = units.measure(at - basisMs, at);
  return observedMs >= 1
    ? { bad: bad / observedMs, total: total / observedMs }
    : undefined;
}

function courseOf(options: {
  window: BudgetOptions['window'];
  budgeting?: BudgetOptions['budgeting'];
  units: Ledger;
  at: number;
  rates: Rates;
  budget: number;
}): Course {
  const { window, units, at, rates, budget, budgeting } = options;
  const range = resolveWindow({ window, at });
  const bySlices = budgeting && budgeting.method !== 'occurrences';
  const slices = (range.end - range.from) / units.bucketMs;
  const rolling = window.type === 'rolling';
  const base = units.measure(range.from, at);
  return {
    exhausted: ms => {
      const old = rolling ? units.measure(range.from + ms, at) : base;
      const lasting = rolling ? Math.min(ms, window.durationMs) : ms;
      const bad = old.bad + rates.bad * lasting;
      const total = bySlices ? slices : old.total + rates.total * lasting;
      return bad > 0 && bad >= budget * total * (1 - 1e-12);
    },
    turns: rolling ? turnsOf(units, range.from, at) : [],
    horizonMs: rolling ? window.durationMs : range.end - at,
    stepMs: units.bucketMs,
  };
}

function turnsOf(units: Ledger, from: number, to: number): number[] {
  const turns: number[] = [];
  for (const { start, end } of units.slots(from, to)) {
    if (start - from > (turns.at(-1) ?? 0)) {
      turns.push(start - from);
    }
    turns.push(end - from);
  }
  return turns;
}

/**
 * The first step at which the budget is on the other side of zero. Between two turns the balance is a straight line, which
 * crosses zero once at most: only where the ends of a stretch differ, its steps are looked at one by one.
 */
function firstChange(course: Course, before: boolean): number | undefined {
  const { stepMs, horizonMs } = course;
  const toStep = (ms: number) => Math.ceil(ms / stepMs) * stepMs;
  let from = 0;
  for (const turn of [...course.turns, horizonMs]) {
    // The step before the turn too: with the turn the last bad events may be gone at once.
    const to = Math.min(toStep(turn), Math.floor(horizonMs / stepMs) * stepMs);
    const start = from;
    const differs = [to - stepMs, to].some(
      ms => ms > start && course.exhausted(ms) !== before,
    );
    for (let ms = start + stepMs; differs && ms <= to; ms += stepMs) {
      if (course.exhausted(ms) !== before) {
        return ms;
      }
    }
    from = Math.max(from, to);
  }
  return undefined;
}
