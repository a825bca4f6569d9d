import { BudgetMeasure } from './BudgetMeasure';
import { BudgetNumbers, budgetNumbers } from './budgetNumbers';
import { BudgetOptions } from './BudgetOptions';
import { checkTime } from './checkTime';
import { checkWindow } from './checkWindow';
import { MINIMUM_COVERAGE } from './constants';
import { formatCount, formatDuration, formatPercent } from './format';

/**
 * The error budget of an SLO at a moment: counts of the window, what they leave of the budget, and whether that can be
 * trusted. Ratios are always of sums, never averages of ratios.
 *
 * @public
 */
export function measureBudget(options: BudgetOptions): BudgetMeasure {
  const numbers = budgetNumbers(options);
  return { ...numbers, reason: reasonOf(numbers, options) };
}

function reasonOf(numbers: BudgetNumbers, options: BudgetOptions): string {
  const lengthMs = numbers.at - numbers.from;
  const length = formatDuration(lengthMs);
  const allowed = numbers.allowed ?? 0;
  const counted = () =>
    `${formatCount(numbers.bad)} of ${formatCount(numbers.total)} ${
      numbers.unit === 'events' ? 'events' : 'time slices'
    } in ${length} were bad; the budget allows ${formatCount(allowed)}`;
  switch (numbers.state) {
    case 'invalid':
      return (
        checkTime(options.at) ??
        checkWindow(options.window) ??
        noBudget(options.objective)
      );
    case 'insufficient-coverage':
      return `Only ${formatDuration(
        numbers.coverage * lengthMs,
      )} of ${length} were observed (${formatPercent(
        numbers.coverage,
      )}, needed: ${formatPercent(
        options.minimumCoverage ?? MINIMUM_COVERAGE,
      )})`;
    case 'no-traffic':
      return `No events in ${length}`;
    case 'low-traffic':
      return `${counted()}, so that each bad one uses ${formatPercent(
        1 / allowed,
      )} of it`;
    default:
      return counted();
  }
}

function noBudget(objective: number): string {
  return `An objective of ${objective} leaves no error budget: write a ratio above 0 and below 1`;
}
