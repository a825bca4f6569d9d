import { labelsOf } from '../../promql';
import type { LintRule } from '../LintRule';

const LAST_TWO = new Set(['irate', 'idelta']);
const GAUGES = new Set(['delta', 'deriv']);
const COUNTER = /_(?:total|count|bucket|sum)$/;

/** Counters want rate or increase, before they are added up. */
export const counterFunction: LintRule = {
  id: 'counter-function',
  severity: 'error',
  what: 'Counters are asked for by rate (or increase, the same on both sides), each series for itself.',
  why: 'irate sees the last two samples of 3 days; delta goes below zero at a restart; rate of a sum takes a restart of one pod for a burst of all; rate divided by increase is 300 times too small at 5 minutes.',
  *check({ analysed, bad, total, sourceOf }) {
    for (const { query, promql } of analysed) {
      for (const node of promql.all('FunctionCall')) {
        const name = promql.functionName(node);
        const [selector] = promql.selectors(node);
        const identifier = node.getChild('FunctionIdentifier');
        if (!selector || !identifier) continue;
        const at = query.at(node.from);
        const fix = promql.edited([
          { from: identifier.from, to: identifier.to, text: 'rate' },
        ]);
        if (LAST_TWO.has(name)) {
          yield {
            at,
            fix,
            message: `${name} looks at the last two samples only: of 3 days it sees 30 seconds, so nearly every bad event is missed.`,
          };
        } else if (GAUGES.has(name) && COUNTER.test(selector.metric)) {
          yield {
            at,
            fix,
            message: `${name} is for gauges: at each restart a counter begins again at 0, and ${name} counts that as events below zero.`,
          };
        } else if (name === 'rate' || name === 'increase') {
          const sub = promql.all('SubqueryExpr', node)[0]?.firstChild;
          const summed =
            sub &&
            Array.isArray(labelsOf(promql, sub)) &&
            promql.all('AggregateExpr', sub).length > 0;
          if (!summed && !selector.metric.includes(':sum')) continue;
          yield {
            at,
            message: `${name} of a sum: when one pod of many restarts, the sum drops and ${name} takes all that is left of it for new events. One restart can use a whole budget.`,
            fix: `sum(rate(…[{{.window}}])) of the counter itself`,
          };
        }
      }
    }
    const functionOf = (item: (typeof bad)[number]) => {
      const call = item.promql.nearest('FunctionCall', item.selector.node);
      return call ? item.promql.functionName(call) : '';
    };
    const [one, other] = ['rate', 'increase'].map(name =>
      [...bad, ...total].find(item => functionOf(item) === name),
    );
    if (one && other) {
      yield {
        at: sourceOf(other.promql, other.selector.node.from),
        message:
          'One part is a rate per second, another an increase over the window: at 5 minutes their ratio is wrong by a factor of 300, at 3 days of 259,200.',
        fix: 'rate in both',
      };
    }
  },
};
