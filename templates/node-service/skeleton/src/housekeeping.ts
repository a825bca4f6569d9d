import type { Logger } from 'pino';

const HOUR_MS = 3_600_000;

/** Do something about every hour, until told to stop; a failure waits for the next time. */
export function everyHour(name: string, task: () => Promise<number>, log: Logger): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    // Spread over the hour, so that replicas that started together don't meet.
    timer = setTimeout(run, (0.5 + Math.random()) * HOUR_MS).unref();
  };
  const run = () => {
    void task()
      .then(count => log.info({ count }, name))
      .catch((error: unknown) => log.warn({ reason: String(error) }, `not done: ${name}`))
      .finally(wait);
  };
  wait();
  return () => clearTimeout(timer);
}
