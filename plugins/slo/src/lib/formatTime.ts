/** A moment in full, with its zone: what titles of relative times show. */
export function formatTime(ms: number): string {
  return new Date(ms).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'long',
  });
}
