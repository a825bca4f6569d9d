import type { Problem, Rule } from '../Rule';

/** Defect 61 of the source documents. */
export const dashboardLoads: Rule = {
  id: 'dashboard-loads',
  what: 'A dashboard is a model that Grafana loads from a file: uid, schemaVersion, panels with type, place, data source and query names.',
  why: 'The answer of the API (an envelope with "dashboard") or panels without a place load without an error and show nothing.',
  fix: 'write the model itself, each panel with type, gridPos, datasource and targets with refId',
  *check(repository): Iterable<Problem> {
    for (const dashboard of repository.dashboards) {
      const at = { file: dashboard.file, line: dashboard.line };
      if (dashboard.get('dashboard').exists) {
        yield {
          ...at,
          message: "an envelope of Grafana's API stands around the dashboard",
        };
        continue;
      }
      const head = ['uid', 'title', 'schemaVersion'].filter(
        key => !dashboard.text(key),
      );
      if (head.length > 0)
        yield { ...at, message: `the dashboard has no ${head.join(', ')}` };
      const panels = dashboard.list('panels');
      if (panels.length === 0)
        yield { ...at, message: 'the dashboard has no panels' };
      const ids = new Set<string>();
      for (const panel of panels.flatMap(item => [
        item,
        ...item.list('panels'),
      ])) {
        const row = panel.is('row', 'type') || panel.is('text', 'type');
        const missing = [
          !panel.text('type') && 'type',
          panel.number('gridPos.w') === undefined && 'gridPos',
          !row && !panel.get('datasource').exists && 'datasource',
          !row && panel.list('targets').length === 0 && 'targets',
          panel.list('targets').some(target => !target.text('refId')) &&
            'refId',
          ids.has(panel.text('id')) && 'id of its own',
        ].filter(Boolean);
        ids.add(panel.text('id'));
        if (missing.length > 0) {
          yield {
            file: panel.file,
            line: panel.line,
            message: `the panel "${panel.text('title')}" has no ${missing.join(
              ', ',
            )}`,
          };
        }
      }
    }
  },
};
