import { countOf } from '../countOf';
import type { Matcher } from '../../promql';
import type { LintRule } from '../LintRule';

/** Functions that need all buckets. */
const WHOLE = new Set(['histogram_quantile', 'histogram_fraction']);

/** `le!="0.5"` names the one bucket that isn't counted; all others are. */
function namesBound({ label, operator }: Matcher): boolean {
  return label === 'le' && (operator === '=' || operator === '=~');
}

/** A bucket must be one bucket. */
export const bucketWithoutLe: LintRule = {
  id: 'bucket-without-le',
  severity: 'error',
  what: 'A …_bucket series is asked for with its bound, le.',
  why: 'Buckets are cumulative: without le each request is counted once in every bucket it fits in, up to 12 times with 12 buckets.',
  *check({ analysed }) {
    for (const { query, promql } of analysed) {
      for (const selector of promql.selectors()) {
        if (!selector.metric.endsWith('_bucket')) continue;
        if (selector.matchers.some(namesBound)) continue;
        const whole = promql
          .above(selector.node)
          .some(node => WHOLE.has(promql.functionName(node)));
        if (whole) continue;
        yield {
          at: query.at(selector.node.from),
          message: `${selector.metric} without one le adds up all its buckets: they are cumulative, so a fast request is counted once for each bucket (11 to 15 times with the usual ones) and a slow one less often.`,
          fix: `${
            selector.metric
          }{le="0.5"} for the requests within 0.5 s, or ${countOf(
            promql,
            selector,
          )} for all`,
        };
      }
    }
  },
};
