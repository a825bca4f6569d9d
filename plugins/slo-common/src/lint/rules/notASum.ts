import type { LintRule } from '../LintRule';

const AVERAGES = new Set(['avg', 'max', 'min', 'quantile', 'stddev', 'group']);
/** How many series there are, whatever happened in them. */
const COUNT = 'count';
const RATES = new Set(['rate', 'increase']);

/** Events are added up. */
export const notASum: LintRule = {
  id: 'not-a-sum',
  severity: 'error',
  what: 'Events of several series are added up, not averaged.',
  why: 'avg divides errors by the pods that had errors and the total by all pods: one bad pod of ten makes the ratio 10 times too large.',
  *check({ analysed }) {
    for (const { query, promql } of analysed) {
      for (const node of promql.all('AggregateExpr')) {
        const aggregation = promql.aggregation(node);
        const body = node.getChild('FunctionCallBody')?.lastChild;
        const counts = aggregation === COUNT;
        if (!(counts || AVERAGES.has(aggregation)) || !body) continue;
        if (!RATES.has(promql.functionName(promql.bare(body)))) continue;
        const name = node.getChild('AggregateOp');
        if (!name) continue;
        yield {
          at: query.at(node.from),
          message: counts
            ? 'count of a rate is the number of its series (pods, status codes), whether events happened in them or not: it stays the same in a full outage.'
            : `${aggregation} of a rate is not a number of events: the errors are divided by the pods that had errors, the total by all pods, so one bad pod of ten makes the ratio up to 10 times too large.`,
          fix: promql.edited([{ from: name.from, to: name.to, text: 'sum' }]),
        };
      }
    }
  },
};
