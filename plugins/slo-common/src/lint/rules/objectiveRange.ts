import type { LintRule } from '../LintRule';
import { plain } from '../numbers';

/** An objective leaves a budget. */
export const objectiveRange: LintRule = {
  id: 'objective-range',
  severity: 'error',
  what: 'The objective is more than 0 and less than 100 %.',
  why: 'At 100 % the budget is 0: burn rate is a division by zero (NaN without errors, +Inf with one), and NaN never alerts.',
  *check({ slo, objectiveAt }) {
    const { objective, format } = slo;
    if (objective > 0 && objective < 1) return;
    const asRatio = format === 'openslo' && objective > 1 && objective < 100;
    const written = plain(format === 'openslo' ? objective : objective * 100);
    yield {
      at: objectiveAt,
      message:
        objective === 1
          ? 'An objective of 100 % has no error budget: burn rate and remaining budget are a division by zero, NaN without errors and infinite with the first one. NaN never alerts.'
          : `The objective ${written} is outside of ${
              format === 'openslo' ? '0 to 1' : '0 to 100'
            }: no error budget can be made from it, nothing is measured.`,
      fix: asRatio
        ? `targetPercent: ${written}, or target: ${plain(objective / 100)}`
        : `${
            format === 'openslo' ? 'target: 0.999' : '99.9'
          } leaves 43 minutes in 30 days, ${
            format === 'openslo' ? '0.9999' : '99.99'
          } four`,
    };
  },
};
