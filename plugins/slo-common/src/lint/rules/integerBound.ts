import { bucketBounds } from '../bucketBounds';
import type { LintRule } from '../LintRule';

/** A whole number is spelled in two ways. */
export const integerBound: LintRule = {
  id: 'le-integer',
  severity: 'error',
  what: 'A whole bound is asked for in both spellings: le=~"1|1\\\\.0".',
  why: 'Prometheus 3 stores le="1" as le="1.0"; Prometheus 2 keeps what the client wrote. A query for le="1" finds nothing after the upgrade: the SLI is empty and its alerts are silent.',
  *check({ analysed, slo }, settings) {
    // Pyrra asks for both spellings itself.
    if (slo.format === 'pyrra') return;
    for (const { query, promql } of analysed) {
      for (const selector of promql.selectors()) {
        const bounds = bucketBounds(selector) ?? [];
        const matcher = selector.matchers.find(({ label }) => label === 'le');
        const whole = bounds.find(bound => /^\d+$/.test(bound));
        if (!matcher || whole === undefined) continue;
        if (bounds.includes(`${whole}.0`)) continue;
        // What Prometheus really has is better than what it might have.
        if (settings.buckets.get(selector.metric)?.has(whole)) continue;
        const text = `le=~"${whole}|${whole}\\\\.0"`;
        yield {
          at: query.at(matcher.from),
          message: `le="${whole}" finds nothing in Prometheus 3, which stores it as "${whole}.0": the whole SLI is empty, and an empty SLI never alerts.`,
          fix: promql.edited([{ from: matcher.from, to: matcher.to, text }]),
        };
      }
    }
  },
};
