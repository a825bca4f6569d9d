import { occurrences } from './occurrences';
import type { Story } from './Story';

/** An event as the portal takes it; times are milliseconds. */
export interface ReportedEvent {
  id: string;
  entityRef: string;
  cause: string;
  title: string;
  from: number;
  /** Absent for deploys, and while it lasts. */
  to?: number;
}

/** What began in a span of time, as it is known at its end; oldest first. */
export function storyEvents(options: {
  story: Story;
  anchorMs: number;
  fromMs: number;
  nowMs: number;
}): ReportedEvent[] {
  const { story, anchorMs, fromMs, nowMs } = options;
  return story.events
    .flatMap(({ id, entity, cause, title, ago, lasts }) =>
      occurrences({
        anchorMs,
        ago,
        lasts: lasts ?? 0,
        fromMs,
        toMs: nowMs,
      }).map(
        (span): ReportedEvent => ({
          id: span.cycle === 0 ? id : `${id}-${span.cycle + 1}`,
          entityRef: `component:default/${entity}`,
          cause,
          title,
          from: span.fromMs,
          ...(lasts !== undefined && span.toMs <= nowMs && { to: span.toMs }),
        }),
      ),
    )
    .sort((a, b) => a.from - b.from);
}
