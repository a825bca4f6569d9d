/** A name that no earlier try of a journey has taken. */
export function uniqueName(start: string): string {
  return `${start}-${Date.now().toString(36).slice(-6)}`;
}
