import { DAY_MS, HOUR_MS, Ledger } from '../ledger';
import { formatCount, formatPercent } from './format';

/** How much more bad than all may come from extrapolating two series apart. */
const TOLERATED_EXCESS = 1.05;
const DAYS = 7;

/**
 * Something in the data that says that the SLO doesn't measure what it means to.
 *
 * @public
 */
export interface Contradiction {
  kind: 'more-bad-than-total' | 'mostly-bad-for-days';
  /** What is wrong, with the numbers, and where to look. */
  message: string;
}

/**
 * Looks over the last seven days for data that contradicts its SLO: an hour with clearly more bad events than events, or a
 * week on most of whose days more than half of the events were bad. An SLO with one of them is shown and marked, but kept
 * out of the policy.
 *
 * @public
 */
export function findContradictions(options: {
  ledger: Ledger;
  at: number;
}): Contradiction[] {
  const { ledger, at } = options;
  const found: Contradiction[] = [];
  const to = Math.floor(at / HOUR_MS) * HOUR_MS;
  const hours = Array.from({ length: DAYS * 24 }, (_, index) =>
    ledger.measure(to - (index + 1) * HOUR_MS, to - index * HOUR_MS),
  );
  const excess = hours.filter(
    ({ bad, total }) => bad > total * TOLERATED_EXCESS && bad - total > 1,
  );
  if (excess.length > 0) {
    const { bad, total } = excess[0];
    found.push({
      kind: 'more-bad-than-total',
      message: `In ${excess.length} of the last ${
        DAYS * 24
      } hours there were more bad events than events, last ${formatCount(
        bad,
      )} of ${formatCount(
        total,
      )}: the query of bad events counts something that the query of all events doesn't`,
    });
  }
  const ratios = Array.from({ length: DAYS }, (_, index) =>
    ledger.measure(at - (index + 1) * DAY_MS, at - index * DAY_MS),
  )
    .filter(({ total }) => total > 0)
    .map(({ bad, total }) => bad / total)
    .sort((a, b) => a - b);
  const median = ratios[Math.floor((ratios.length - 1) / 2)];
  // Fewer days than this are an outage, not a wrong query.
  if (ratios.length >= 4 && median > 0.5) {
    found.push({
      kind: 'mostly-bad-for-days',
      message: `On most of the last ${DAYS} days more than half of the events were bad (median ${formatPercent(
        median,
      )}): the query of bad events may count the good ones, as sum(rate(x_bucket{le="0.2"})) does`,
    });
  }
  return found;
}
