import { ResponseError, toError } from '@backstage/errors';

/** Why something failed, in the backend's own sentence where it sent one. */
export function errorReason(thrown: unknown): string {
  return thrown instanceof ResponseError
    ? thrown.body.error.message
    : toError(thrown).message;
}
