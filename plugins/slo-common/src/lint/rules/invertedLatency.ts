import { isBelowBound } from '../bucketBounds';
import { countOf } from '../countOf';
import type { LintRule } from '../LintRule';
import { percent, plain } from '../numbers';

/** The trap that no other tool warns of. */
export const invertedLatency: LintRule = {
  id: 'inverted-latency',
  severity: 'error',
  what: 'The bad events of a latency SLO are all requests less those in the bucket.',
  why: 'A bucket counts the requests that were fast enough. At an objective of 99 %, with 1 % slow, the right burn rate is 1; the inverted one is 99: remaining budget -9,800 %, an alert for ever, and a service that is slow throughout reads as perfect.',
  *check({ bad, total, slo, sourceOf }) {
    for (const { selector, promql } of bad.filter(
      ({ selector: item, sign }) => sign === 1 && isBelowBound(item),
    )) {
      const budget = 1 - slo.objective;
      const burn = plain(slo.objective / budget);
      const window = '[{{.window}}]';
      yield {
        at: sourceOf(promql, selector.node.from),
        message: `This counts the requests that were fast enough as errors: while exactly ${percent(
          slo.objective,
        )} are fast, the burn rate reads ${burn} instead of 1 and the alert fires for ever, and when all are slow it reads 0.`,
        fix: `${countOf(promql, selector)} - sum(rate(${promql.textOf(
          selector.node,
        )}${window}))`,
      };
    }
    for (const { selector, promql, sign } of total) {
      if (!isBelowBound(selector)) continue;
      yield {
        at: sourceOf(promql, selector.node.from),
        message:
          sign === 1
            ? 'The total counts only the requests of one bucket: the slow ones are missing from it, so the slower the service, the larger the error ratio, up to infinity (nothing is fast: division by zero).'
            : 'The total counts only the slow requests, as if the two queries were swapped: the error ratio is above 1, and the fewer requests are slow, the larger it is.',
        fix: countOf(promql, selector),
      };
    }
  },
};
