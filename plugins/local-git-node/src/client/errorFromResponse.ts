import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  NotModifiedError,
  ResponseError,
} from '@backstage/errors';

type ErrorClass = new (message?: string, cause?: unknown) => Error;

const ERRORS_BY_STATUS = new Map<number, ErrorClass>([
  [400, InputError],
  [401, AuthenticationError],
  [403, NotAllowedError],
  [404, NotFoundError],
  [409, ConflictError],
]);

/**
 * The error that a failed answer stands for, so that callers can tell a missing repository from a taken name by the
 * error's type; a plain `ResponseError` for all others.
 */
export async function errorFromResponse(response: Response): Promise<Error> {
  if (response.status === 304) return new NotModifiedError();
  const error = await ResponseError.fromResponse(response);
  const KnownError = ERRORS_BY_STATUS.get(response.status);
  return KnownError
    ? new KnownError(error.body.error.message || error.message, error)
    : error;
}
