import type { Problem, Rule } from '../Rule';

const NEEDED = ['summary', 'description', 'dashboard_url'];

/** Defects 53 and 60 of the source documents. */
export const alertLabels: Rule = {
  id: 'alert-labels',
  what: "Every alert says how urgent it is (page or ticket), whose it is, what happened, and which dashboard shows it; an alert's name stands for one condition.",
  why: 'An alert without severity or team is routed to nobody; two alerts of one name with other thresholds contradict each other in the same incident.',
  fix: 'set labels severity (page or ticket), service and team, and annotations summary, description and dashboard_url of a dashboard in deploy/helm/dashboards',
  *check(repository): Iterable<Problem> {
    const seen = new Set<string>();
    const uids = repository.dashboards.map(dashboard => dashboard.text('uid'));
    for (const {
      alert,
      labels,
      annotations,
      value,
      group,
    } of repository.alerts) {
      const at = { file: value.file, line: value.line };
      const missing = [
        ...['service', 'team'].filter(label => !labels[label]),
        ...NEEDED.filter(name => !annotations[name]),
      ];
      if (!['page', 'ticket'].includes(labels.severity)) {
        missing.unshift('severity page or ticket');
      }
      if (missing.length > 0) {
        yield { ...at, message: `${alert} has no ${missing.join(', ')}` };
      }
      const uid = /\/d\/([^/?#]+)/.exec(annotations.dashboard_url ?? '')?.[1];
      if (uid && !uids.includes(uid)) {
        yield {
          ...at,
          message: `${alert} leads to the dashboard ${uid}, which isn't in this repository`,
        };
      }
      // Sloth makes a page and a ticket of one SLO, in one group.
      const key = `${alert}/${labels.severity}`;
      const elsewhere = repository.alerts.some(
        other => other.alert === alert && other.group !== group,
      );
      if (seen.has(key) || elsewhere) {
        yield { ...at, message: `there are several alerts ${alert}` };
      }
      seen.add(key);
    }
  },
};
