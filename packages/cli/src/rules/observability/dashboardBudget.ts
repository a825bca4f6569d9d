import { Promql } from '../model/Promql';
import type { Problem, Rule } from '../Rule';

/** Defect 62 of the source documents. */
export const dashboardBudget: Rule = {
  id: 'dashboard-budget',
  what: 'A panel that says error budget shows what is left of the budget, from the recordings of the SLO; every SLO has one.',
  why: 'Availability looks like 99.9 % while the budget is gone: a panel that shows the one under the name of the other hides it.',
  fix: 'query slo:period_error_budget_remaining:ratio of the SLO',
  *check(repository): Iterable<Problem> {
    const panels = repository.dashboards.flatMap(dashboard =>
      dashboard.list('panels'),
    );
    const queries = panels.flatMap(panel =>
      panel.list('targets').map(target => new Promql(target.text('expr'))),
    );
    for (const panel of panels) {
      const selectors = panel
        .list('targets')
        .flatMap(target => new Promql(target.text('expr')).selectors());
      if (/budget/i.test(panel.text('title')) && selectors.length > 0) {
        const recorded = selectors.some(({ metric }) =>
          /error_budget|burn_rate/.test(metric),
        );
        if (!recorded) {
          yield {
            file: panel.file,
            line: panel.line,
            message: `the panel "${panel.text(
              'title',
            )}" doesn't show the budget`,
          };
        }
      }
    }
    for (const slo of repository.sloFiles.flatMap(file => file.list('slos'))) {
      const shown = queries.some(query =>
        query
          .selectors()
          .some(
            ({ metric, matchers }) =>
              /error_budget/.test(metric) &&
              matchers.every(
                ({ label, value }) =>
                  label !== 'sloth_slo' || value === slo.text('name'),
              ),
          ),
      );
      if (repository.dashboards.length > 0 && !shown) {
        yield {
          file: slo.file,
          line: slo.line,
          message: `no dashboard shows the budget of ${slo.text('name')}`,
        };
      }
    }
  },
};
