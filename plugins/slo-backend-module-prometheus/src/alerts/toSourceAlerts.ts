import type { SourceAlert, StoredSlo } from '@causeway/plugin-slo-node';
import { matchAlert } from './matchAlert';

/** An alert of any upstream. */
export interface RawAlert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  state: 'pending' | 'firing';
  /** As the upstream writes it. */
  since: string;
}

const MOST_CHARACTERS = 1_000;
const SEVERITIES = ['sloth_severity', 'severity', 'priority'];
const RUNBOOKS = ['runbook_url', 'runbook', 'runbookUrl'];
const SUMMARIES = ['summary', 'title', 'description', 'message'];

function firstOf(
  texts: Record<string, string>,
  names: readonly string[],
): string | null {
  const found = names.map(name => texts[name]).find(Boolean);
  return found ? found.slice(0, MOST_CHARACTERS) : null;
}

/**
 * Alerts as the portal has them, for each SLO that they are about; those about none are left out. Equal ones count once.
 *
 * @param now - milliseconds, for alerts that don't say since when
 */
export function toSourceAlerts(options: {
  alerts: readonly RawAlert[];
  slos: readonly StoredSlo[];
  now: number;
}): SourceAlert[] {
  const { alerts, slos, now } = options;
  const found = new Map<string, SourceAlert>();
  for (const { labels, annotations, state, since } of alerts) {
    const at = Date.parse(since);
    const alert = {
      name: labels.alertname ?? 'unnamed',
      severity: firstOf(labels, SEVERITIES),
      state,
      since: Number.isFinite(at) ? at : now,
      summary: firstOf(annotations, SUMMARIES),
      runbookUrl: firstOf(annotations, RUNBOOKS),
    };
    for (const { entityRef, name } of matchAlert(labels, slos)) {
      const slo = { entityRef, name };
      const key = JSON.stringify([slo, alert.name, alert.severity, state]);
      const known = found.get(key);
      // Several groups of one SLO fire as several alerts.
      if (!known || alert.since < known.alert.since) {
        found.set(key, { slo, alert });
      }
    }
  }
  return [...found.values()];
}
