import { Promql } from '../model/Promql';
import type { Problem, Rule } from '../Rule';

/** Defects 57 and 61 of the source documents. */
export const promqlParses: Rule = {
  id: 'promql-parses',
  what: 'Every expression of rules, SLO files and dashboards is PromQL.',
  why: 'Prometheus refuses a whole rule file for one bad expression; a panel just stays empty.',
  fix: 'correct the expression',
  *check(repository): Iterable<Problem> {
    const expressions = [
      ...repository.rules.map(rule => rule.value.get('expr')),
      ...repository.sloFiles
        .flatMap(slo => slo.list('slos'))
        .flatMap(slo => slo.entries('sli.events'))
        .map(([, query]) => query),
      ...repository.dashboards
        .flatMap(dashboard => dashboard.list('panels'))
        .flatMap(panel => panel.list('targets'))
        .map(target => target.get('expr'))
        .filter(expr => expr.exists),
    ];
    for (const expression of expressions) {
      if (!new Promql(expression.text()).valid) {
        yield {
          file: expression.file,
          line: expression.line,
          message: `"${expression.text().trim().slice(0, 80)}" is no PromQL`,
        };
      }
    }
  },
};
