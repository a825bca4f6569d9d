import type { RootLoggerService } from '@backstage/backend-plugin-api';

/**
 * The logger of the scaffolder inside the command: what matters reaches people as the command's own messages. With
 * `CAUSEWAY_DEBUG` set, warnings and errors are shown too.
 */
export function silentLogger(): RootLoggerService {
  const show = process.env.CAUSEWAY_DEBUG
    ? (message: string) => process.stderr.write(`${message}\n`)
    : () => {};
  const logger: RootLoggerService = {
    error: show,
    warn: show,
    info: () => {},
    debug: () => {},
    child: () => logger,
  };
  return logger;
}
