const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const STEPS = [
  0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 672, 1344, 2688,
].map(hours => hours * HOUR_MS);

/** Moments to name on an axis, and how. */
export interface TimeTicks {
  ticks: number[];
  format(at: number): string;
}

/** At most `most` round moments of local time between two moments. */
export function timeTicks(
  from: number,
  to: number,
  most: number = 5,
): TimeTicks {
  const step =
    STEPS.find(size => (to - from) / size <= most) ??
    Math.ceil((to - from) / most);
  const offset = new Date(from).getTimezoneOffset() * 60_000;
  const first = Math.ceil((from - offset) / step) * step + offset;
  const ticks: number[] = [];
  for (let at = first; at <= to && ticks.length < most; at += step) {
    ticks.push(at);
  }
  const byDay = step >= DAY_MS;
  return {
    ticks,
    format: at =>
      byDay
        ? new Date(at).toLocaleDateString('en-GB', {
            day: 'numeric',
            month: 'short',
          })
        : new Date(at).toLocaleTimeString('en-GB', {
            hour: '2-digit',
            minute: '2-digit',
          }),
  };
}
