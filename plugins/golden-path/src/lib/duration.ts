/**
 * Says a span of time given in milliseconds in plain words: "under 1 s", "12 s", "2 min 5 s". Whole seconds, because
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
  const rest = seconds % 60;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}
