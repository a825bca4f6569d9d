import { occurrences } from './occurrences';
import type { Story, StoryEvent } from './Story';

/** An alert as Alertmanager shows it. */
export interface FiringAlert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt: string;
}

/** The alerts that fire at a time, with the labels that Sloth's rules give them. */
export function firingAlerts(options: {
  story: Story;
  anchorMs: number;
  nowMs: number;
}): FiringAlert[] {
  const { story, anchorMs, nowMs } = options;
  const events = new Map(story.events.map(event => [event.id, event]));
  return story.alerts.flatMap(alert => {
    const { entity, ago, lasts } = events.get(alert.event) as StoryEvent;
    return occurrences({
      anchorMs,
      ago: ago - alert.after,
      lasts: (alert.lasts ?? lasts ?? 0) - alert.after,
      fromMs: nowMs,
      toMs: nowMs + 1,
    }).map(
      ({ fromMs }): FiringAlert => ({
        labels: {
          alertname: alert.name,
          service: entity,
          severity: alert.severity,
          sloth_id: `${entity}-${alert.slo}`,
          sloth_service: entity,
          sloth_severity: alert.severity,
          sloth_slo: alert.slo,
        },
        annotations: {
          summary: alert.summary,
          runbook: `docs/runbooks/${entity}.md#${alert.name.toLocaleLowerCase(
            'en-US',
          )}`,
        },
        startsAt: new Date(fromMs).toISOString(),
      }),
    );
  });
}
