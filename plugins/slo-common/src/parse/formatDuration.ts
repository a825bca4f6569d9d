const UNITS: ReadonlyArray<[string, number]> = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
];

/**
 * A Prometheus duration, as Prometheus itself writes it: whole weeks as weeks (28 days are `4w`), else the units one after
 * another (`30d`, `1h30m`).
 *
 * @param ms - milliseconds, more than zero
 */
export function formatDuration(ms: number): string {
  if (ms % UNITS[0][1] === 0) return `${ms / UNITS[0][1]}w`;
  let rest = ms;
  return UNITS.slice(1)
    .map(([unit, length]) => {
      const count = Math.floor(rest / length);
      rest -= count * length;
      return count > 0 ? `${count}${unit}` : '';
    })
    .join('');
}
