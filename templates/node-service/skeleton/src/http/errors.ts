/** Every error is answered with a problem document. */

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseUnavailable } from '../database/unavailable.ts';
import { Problem } from './problem.ts';

/** Answer with a problem document whatever goes wrong in a request. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler((request, reply) =>
    sendProblem(new Problem(404, `There is no ${request.method} ${request.url}.`), request, reply),
  );
}

/** Answer one error; also for those that occur before a route is found. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = toProblem(error);
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type('application/problem+json')
    .send(JSON.stringify(problem.document(request.id)));
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isDatabaseUnavailable(error)) {
    return new Problem(503, 'The database does not answer. Try again shortly.', {
      headers: { 'Retry-After': '2' },
    });
  }
  if (isFastifyError(error)) {
    if (error.validation) return invalid(error);
    const { statusCode = 500 } = error;
    if (statusCode < 500) return new Problem(statusCode, error.message);
  }
  return new Problem(500, 'Something went wrong here. It is logged.');
}

// What was sent is left out: it may hold secrets, and it may be hostile.
function invalid(error: FastifyError): Problem {
  const errors = error.validation?.map(({ instancePath, message }) => ({
    at: `${error.validationContext}${instancePath}`,
    message,
  }));
  return new Problem(422, 'The request is not valid.', { extensions: { errors } });
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && 'statusCode' in error;
}
