import { HOUR_MS } from '../ledger';
import {
  BudgetMeasure,
  budgetNumbers,
  BudgetOptions,
  measureBudget,
} from '../maths';
import { runSteps } from '../steps';
import { AlertCondition } from './AlertCondition';
import { alertConditions } from './alertConditions';
import { FiredAlert, simulationSteps } from './simulateAlerts';

/**
 * Something that people know went wrong, to hold alerts against.
 *
 * @public
 */
export interface KnownIncident {
  id: string;
  from: number;
  to: number;
}

/**
 * What an SLO would have done in the past.
 *
 * @public
 */
export interface Rehearsal {
  from: number;
  to: number;
  pages: FiredAlert[];
  tickets: FiredAlert[];
  /** The budget at `to`. */
  budget: BudgetMeasure;
  /** The most that was used at any hour; null if nothing is known. */
  peakConsumed: number | null;
  /** Hours at which the budget was used up. */
  hoursExhausted: number;
  /** Conditions that no ratio of errors could have fired. */
  unreachable: AlertCondition[];
  /** Pages held against incidents; absent without incidents. */
  detection?: {
    /** Share of pages that fell into an incident; null without pages. */
    precision: number | null;
    /** Share of incidents with a page. */
    recall: number;
    /** From the beginning of an incident to its page; null for one that nothing paged. */
    delays: { id: string; delayMs: number | null }[];
  };
}

/** What {@link rehearse} works with. @public */
export interface RehearsalOptions extends Omit<BudgetOptions, 'at'> {
  from: number;
  to: number;
  conditions?: AlertCondition[];
  minimumBad?: number;
  incidents?: KnownIncident[];
}

/**
 * Back-tests an SLO: the pages it would have sent and the budget it would have used between `from` and `to`, by the same
 * functions that watch it in earnest.
 *
 * @public
 */
export function rehearse(options: RehearsalOptions): Rehearsal {
  return runSteps(rehearsalSteps(options));
}

/**
 * As {@link rehearse}, one evaluation at a time: 35 days are ten thousand of them.
 *
 * @public
 */
export function* rehearsalSteps(
  options: RehearsalOptions,
): Generator<void, Rehearsal> {
  const { from, to, incidents } = options;
  const conditions = options.conditions ?? alertConditions(options);
  const alerts = yield* simulationSteps({ ...options, conditions });
  const pages = alerts.filter(({ severity }) => severity === 'page');
  const budget = measureBudget({ ...options, at: to });
  const hourly: number[] = [];
  for (let at = from; at <= to; at += HOUR_MS) {
    yield;
    const { consumed } = budgetNumbers({ ...options, at });
    if (consumed !== null) {
      hourly.push(consumed);
    }
  }
  return {
    from,
    to,
    pages,
    tickets: alerts.filter(({ severity }) => severity === 'ticket'),
    budget,
    peakConsumed: hourly.length
      ? hourly.reduce((most, consumed) => Math.max(most, consumed))
      : null,
    hoursExhausted: hourly.filter(consumed => consumed >= 1).length,
    unreachable: conditions.filter(
      ({ factor }) => factor * (1 - options.objective) >= 1,
    ),
    ...(incidents?.length && { detection: detect(pages, incidents) }),
  };
}

function detect(
  pages: FiredAlert[],
  incidents: KnownIncident[],
): NonNullable<Rehearsal['detection']> {
  const overlaps = (page: FiredAlert, incident: KnownIncident) =>
    page.from <= incident.to && page.to >= incident.from;
  const delays = incidents.map(incident => {
    const page = pages.find(candidate => overlaps(candidate, incident));
    return {
      id: incident.id,
      delayMs: page ? Math.max(0, page.from - incident.from) : null,
    };
  });
  const right = pages.filter(page =>
    incidents.some(incident => overlaps(page, incident)),
  );
  return {
    precision: pages.length ? right.length / pages.length : null,
    recall:
      delays.filter(({ delayMs }) => delayMs !== null).length /
      incidents.length,
    delays,
  };
}
