import type { LintRule } from '../LintRule';

function squeezed(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/\{\}/g, '')
    .replace(/or(?:on\(\))?vector\(0\)$/, '')
    .replace(/>0$/, '');
}

/** Bad and all must differ. */
export const sameQuery: LintRule = {
  id: 'same-query',
  severity: 'error',
  what: 'The query for bad (or good) events is another one than that for all.',
  why: 'With the same query every event is bad (error ratio 1, burn rate 1,000 at 99.9 %), or none ever is.',
  *check({ analysed }) {
    const total = analysed.find(({ query }) => query.role === 'total');
    for (const { query } of analysed) {
      if (!total || !['error', 'good'].includes(query.role)) continue;
      if (squeezed(query.text) !== squeezed(total.query.text)) continue;
      yield {
        at: query.at(0),
        message: `${query.field} and ${total.query.field} are the same query: ${
          query.role === 'error'
            ? 'every event counts as bad, so the budget is gone at once'
            : 'no event can ever be bad, so the SLO always holds'
        }.`,
        fix: `narrow ${query.field}, for instance by code=~"5.."`,
      };
    }
  },
};
