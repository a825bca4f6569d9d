import type { SyntaxNode } from '@lezer/common';
import { Promql } from '../model/Promql';
import type { Value } from '../model/Value';
import type { Problem, Rule } from '../Rule';

/** The node of a bucket, if what an error query adds up contains one that isn't taken away from a total. */
function addedBucket(promql: Promql): SyntaxNode | undefined {
  return promql
    .selectors()
    .filter(
      ({ metric, matchers }) =>
        metric.endsWith('_bucket') &&
        matchers.some(({ label, value }) => label === 'le' && value !== '+Inf'),
    )
    .map(({ node }) => node)
    .find(node => {
      // Somewhere above it stands "… - this".
      let child: SyntaxNode = node;
      for (let above = node.parent; above; above = above.parent) {
        const operation = promql.operation(above);
        if (
          operation?.operator === 'Sub' &&
          operation.right.from <= child.from
        ) {
          return false;
        }
        child = above;
      }
      return true;
    });
}

/** Defect 51 of the source documents. */
export const latencyCountsSlow: Rule = {
  id: 'latency-counts-slow',
  what: 'The errors of a latency SLO are the slow requests: all less those in the bucket.',
  why: 'Counted the other way round, 99 % of the requests are errors because they were fast, and the alert pages for ever.',
  fix: 'write sum(rate(…_count[w])) - sum(rate(…_bucket{le="…"}[w]))',
  *check(repository): Iterable<Problem> {
    const check = function* check(value: Value): Iterable<Problem> {
      const promql = new Promql(value.text());
      if (addedBucket(promql)) {
        yield {
          file: value.file,
          line: value.line,
          message: 'the error query counts the requests that were fast enough',
        };
      }
    };
    for (const slo of repository.sloFiles.flatMap(file => file.list('slos'))) {
      yield* check(slo.at('sli.events.error_query'));
    }
    for (const { record, value } of repository.rules) {
      if (/^slo:sli_error:ratio_rate\d/.test(record))
        yield* check(value.get('expr'));
    }
  },
};
