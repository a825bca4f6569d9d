function pair(whole: number, unit: string, rest: number, restUnit: string) {
  return rest === 0
    ? `${whole} ${unit}`
    : `${whole} ${unit} ${rest} ${restUnit}`;
}

/**
 * Says a span of time given in milliseconds in plain words: "under 1 s", "12 s", "2 min 5 s", "3 h 20 min". Whole seconds, because
 * that is how precisely a portal on SQLite records the events of a run.
 */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1_000) {
    return 'under 1 s';
  }
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? pair(minutes, 'min', seconds % 60, 's')
    : pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}
