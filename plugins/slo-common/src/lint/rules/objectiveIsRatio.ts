import type { LintRule } from '../LintRule';
import { plain } from '../numbers';

/** Percent are percent. */
export const objectiveIsRatio: LintRule = {
  id: 'objective-is-ratio',
  severity: 'error',
  what: 'An objective in percent is written in percent: 99.9, not 0.999.',
  why: '0.999 % lets 99 of 100 requests fail: the highest possible burn rate is 1.01, so no page ever fires.',
  *check({ slo, objectiveAt }) {
    const { objective } = slo;
    if (!(objective > 0 && objective < 0.01)) return;
    const written = objective * 100;
    yield {
      at: objectiveAt,
      message: `This objective is ${plain(written)} %: ${plain(
        (1 - objective) * 100,
      )} of 100 requests may fail, and the burn rate can't exceed ${plain(
        1 / (1 - objective),
      )}, so no page ever fires.`,
      fix: plain(written * 100),
    };
  },
};
