const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
] as const;

/** A length of time in its one or two largest units: `3 d 4 h`, `40 s`. */
export function formatDuration(ms: number): string {
  const length = Math.max(0, Math.round(ms / 1000) * 1000);
  const first = UNITS.findIndex(([size]) => length >= size);
  if (first === -1) return '0 s';
  const [size, unit] = UNITS[first];
  const text = `${Math.floor(length / size)} ${unit}`;
  const next = UNITS[first + 1];
  const rest = next ? Math.floor((length % size) / next[0]) : 0;
  // Seconds beside minutes are noise.
  return rest && next[1] !== 's' ? `${text} ${rest} ${next[1]}` : text;
}
