/** What has to be ended when this process is told to end. */
const endings = new Set<() => void>();

let isListening = false;

function interrupted(signal: NodeJS.Signals): void {
  endings.forEach(end => end());
  // Now by its default action, so that whoever started this sees why it ended.
  process.kill(process.pid, signal);
}

/**
 * Sees to it that something that was started ends when this process is interrupted.
 *
 * @param end - ends it at once
 * @returns to be called when it has ended by itself
 */
export function endWhenInterrupted(end: () => void): () => void {
  if (!isListening) {
    isListening = true;
    process.once('SIGINT', interrupted);
    process.once('SIGTERM', interrupted);
  }
  endings.add(end);
  return () => endings.delete(end);
}
