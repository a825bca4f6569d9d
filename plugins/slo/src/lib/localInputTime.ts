/** A moment as an input for local date and time has it: `2026-11-21T09:30`. */
export function localInputTime(ms: number): string {
  const offset = new Date(ms).getTimezoneOffset() * 60_000;
  return new Date(ms - offset).toISOString().slice(0, 16);
}
