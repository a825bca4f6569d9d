import type { SignedSelector } from '../../promql';
import type { LintRule } from '../LintRule';

/** Words that metrics of bad events have in their names. */
const BAD = /err|fail|dropped|reject|timeout|exception|denied|abort|panic|5xx/i;

function isBad({ selector }: SignedSelector): boolean {
  return BAD.test(selector.metric);
}

/** The total is not the errors. */
export const swappedQueries: LintRule = {
  id: 'swapped-queries',
  severity: 'error',
  what: 'The metric of the errors is not taken for the total.',
  why: 'Requests divided by errors is a ratio far above 1, and with the fewest errors it is largest: at 1 % errors the ratio reads 100.',
  *check({ bad, total, sourceOf }) {
    const added = bad.filter(({ sign }) => sign === 1);
    const [first] = total;
    if (!first || added.length === 0) return;
    const odd = added.find(item => !isBad(item));
    if (!odd || !total.every(isBad)) return;
    yield {
      at: sourceOf(first.promql, first.selector.node.from),
      message: `${first.selector.metric} counts bad events by its name, and is taken for all; ${odd.selector.metric} is taken for the bad ones. The two are swapped: at 1 % errors the error ratio reads 100.`,
      fix: `${odd.selector.metric} as the total, ${first.selector.metric} as the errors`,
    };
  },
};
