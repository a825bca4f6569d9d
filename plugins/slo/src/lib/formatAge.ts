const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
] as const;

/** How old something is, in its largest unit: `6 h`, `40 s`. */
export function formatAge(ms: number): string {
  const [size, unit] = UNITS.find(([length]) => ms >= length) ?? UNITS[3];
  return `${Math.max(0, Math.floor(ms / size))} ${unit}`;
}
