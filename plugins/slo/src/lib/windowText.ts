import type { SloWindow } from '@causeway/plugin-slo-common';
import { formatDuration } from './formatDuration';

const DAY_MS = 86_400_000;

/** A window as people say it: `30 days`, `this month`, `this quarter (Europe/Berlin)`. */
export function windowText(window: SloWindow): string {
  if (window.type === 'rolling') {
    const days = window.durationMs / DAY_MS;
    if (days === 1) return '24 hours';
    return Number.isInteger(days)
      ? `${days} days`
      : formatDuration(window.durationMs);
  }
  const { unit, count, timeZone } = window;
  const text = count === 1 ? `this ${unit}` : `these ${count} ${unit}s`;
  return timeZone === 'UTC' ? text : `${text} (${timeZone})`;
}
