import { BUCKET_MS } from '../ledger';
import type { Sli } from '../model';
import { countKind, eventsOfRatio, fillWindow, Promql } from '../promql';
import { completeDifference } from './completeDifference';
import { observedBy } from './observedBy';
import { oneNumber } from './oneNumber';
import type { SloPlan } from './SloPlan';
import { withoutFilter } from './withoutFilter';

const WINDOW = '5m';

/** Rates are per second; increases are of the window already. What can't be told apart is a rate, as specs have it. */
function factorOf(promql: Promql): number {
  return countKind(promql) === 'per-window' ? 1 : BUCKET_MS / 1000;
}

function planEvents(errorQuery: string, totalQuery: string): SloPlan {
  const errors = new Promql(fillWindow(errorQuery, WINDOW));
  const all = new Promql(fillWindow(totalQuery, WINDOW));
  const { query, silenceIsGood } = completeDifference(errors);
  const total = withoutFilter(all);
  return {
    counts: {
      type: 'events',
      error: { query: oneNumber(query, 'sum'), factor: factorOf(errors) },
      total: { query: oneNumber(total, 'sum'), factor: factorOf(all) },
      silenceIsGood,
    },
    ...observedBy(total),
  };
}

function planRatio(errorRatioQuery: string): SloPlan {
  const events = eventsOfRatio(errorRatioQuery);
  if (events) return planEvents(events.errorQuery, events.totalQuery);
  const ratio = fillWindow(errorRatioQuery, WINDOW);
  return {
    counts: { type: 'ratio', ratio: oneNumber(ratio, 'avg') },
    ...observedBy(ratio),
    approximate: 'ratio',
  };
}

/**
 * What to ask about an SLO, from its spec's own queries. A ratio that is one count divided by another becomes two counts: only
 * then can events be added up.
 *
 * @returns nothing for an indicator that has no queries
 */
export function planSlo(sli: Sli): SloPlan | undefined {
  switch (sli.type) {
    case 'events':
      return planEvents(sli.errorQuery, sli.totalQuery);
    case 'ratio':
      return planRatio(sli.errorRatioQuery);
    default:
      return undefined;
  }
}
