import type { LintRule } from '../LintRule';

/** No traffic is no ratio. */
export const totalOrZero: LintRule = {
  id: 'total-or-zero',
  severity: 'warning',
  what: 'Only the bad events may fall back to 0 (or vector(0)), never the total.',
  why: "0/0 is NaN. One NaN in Sloth's average over 30 days makes all 30 days NaN, and NaN never alerts.",
  *check({ analysed }) {
    for (const { query, promql } of analysed) {
      if (query.role !== 'total') continue;
      const operation = promql.operation(promql.bare());
      if (operation?.operator !== 'Or') continue;
      if (!/^\(*vector\(0\)/.test(promql.textOf(operation.right))) continue;
      yield {
        at: query.at(operation.right.from),
        message: `Without traffic this total is 0 and the ratio 0/0, NaN: one such sample makes Sloth's average over 30 days NaN for 30 days, and NaN never alerts.`,
        fix: `${promql.textOf(operation.left)} > 0`,
      };
    }
  },
};
