import {
  formatPercent,
  formatSpan,
  type Slo,
  type SloWindow,
} from '@causeway/plugin-slo-common';

/** Whether two specs count the same events, so that the history of one is that of the other. */
export function countsTheSame(a: Slo, b: Slo): boolean {
  return signOf(a) === signOf(b);
}

/** What a proposed spec changes, each in a few words. */
export function compareSlos(
  proposed: Slo,
  present: Slo,
  window: (slo: Slo) => SloWindow,
): string[] {
  const changes: string[] = [];
  if (proposed.objective !== present.objective) {
    changes.push(
      `objective ${formatPercent(
        proposed.objective,
      )} instead of ${formatPercent(present.objective)}`,
    );
  }
  const windows = [proposed, present].map(slo => windowText(window(slo)));
  if (windows[0] !== windows[1]) {
    changes.push(`window ${windows[0]} instead of ${windows[1]}`);
  }
  if (!countsTheSame(proposed, present)) {
    changes.push('other events are counted');
  }
  const differs = (of: (slo: Slo) => unknown) =>
    JSON.stringify(of(proposed)) !== JSON.stringify(of(present));
  if (differs(slo => slo.budgeting)) {
    changes.push('the budget is counted in another way');
  }
  if (differs(slo => slo.alerting)) {
    changes.push('other alerts');
  }
  if (differs(slo => slo.description)) {
    changes.push('another description');
  }
  return changes;
}

function signOf({ sli, grouping }: Slo): string {
  const text = (query: string) => query.replace(/\s+/g, ' ').trim();
  switch (sli.type) {
    case 'events':
      return JSON.stringify([
        'events',
        text(sli.errorQuery),
        text(sli.totalQuery),
        grouping,
      ]);
    case 'ratio':
      return JSON.stringify(['ratio', text(sli.errorRatioQuery), grouping]);
    default:
      // Pushed counts belong to the name of the SLO.
      return JSON.stringify(['external', grouping]);
  }
}

function windowText(window: SloWindow): string {
  if (window.type === 'rolling') {
    return formatSpan(window.durationMs);
  }
  const { count, unit, timeZone, start } = window;
  const from = start ? ` from ${start}` : '';
  return `${count} ${unit} of the calendar (${timeZone}${from})`;
}
