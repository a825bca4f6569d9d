import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  isError,
} from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Response } from 'express';

const STATUS = new Map<string, number>([
  [InputError.name, 400],
  [AuthenticationError.name, 401],
  [NotAllowedError.name, 403],
  [NotFoundError.name, 404],
  [ConflictError.name, 409],
  [ServiceUnavailableError.name, 503],
]);

/** Answers a git client with a line of plain text, which git shows to its user. */
export function sendGitError(
  res: Response,
  error: unknown,
  logger: LoggerService,
): void {
  const status = (isError(error) && STATUS.get(error.name)) || 500;
  if (status === 500)
    logger.error(
      'A git request failed',
      isError(error) ? error : new Error(String(error)),
    );
  if (res.headersSent) {
    res.destroy();
    return;
  }
  if (status === 401)
    res.setHeader(
      'WWW-Authenticate',
      'Basic realm="Causeway Git", charset="UTF-8"',
    );
  if (status === 503) res.setHeader('Retry-After', '30');
  const message =
    status !== 500 && isError(error)
      ? error.message
      : 'The Git host failed; its log says why.';
  res.status(status).type('text/plain').send(`${message}\n`);
}
