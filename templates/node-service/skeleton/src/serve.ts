import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** How long running work may take to end; less than the pod's grace period. */
const GRACE_MS = 20_000;

export interface ServeOptions {
  log: Logger;
  port: number;
  /** What is done last, when everything else has ended. */
  afterwards: () => Promise<void>;
}

/** Listen until SIGTERM; then let running requests end, close what is open, and exit. */
export async function serve(
  app: Pick<FastifyInstance, 'close' | 'listen'>,
  { log, port, afterwards }: ServeOptions,
): Promise<void> {
  const logger = {
    error: (reason: unknown) => log.error({ reason: String(reason) }, 'stopped hard'),
  };
  closeWithGrace({ delay: GRACE_MS, logger }, async ({ err, signal }) => {
    if (err) log.fatal({ err }, 'stopping after a failure');
    else log.info({ signal }, 'stopping');
    await app.close();
    await afterwards();
  });
  // In a container; the network policy says who gets in.
  await app.listen({ host: '0.0.0.0', port });
}
