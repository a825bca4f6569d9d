import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { handleErrors, sendProblem } from './errors.ts';

/** Larger than any request of this API needs. */
export const MAX_BODY_BYTES = 64 * 1024;

const USABLE_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** Make a server that answers errors with problem documents and bounds what a caller can hold. */
export function createServer(log: FastifyBaseLogger): FastifyInstance {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'request_id',
    }),
    genReqId: requestId,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 10_000,
    // Longer than a gateway keeps idle connections, so that it never reuses one that is being closed.
    keepAliveTimeout: 75_000,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, reply);
    },
  });
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  handleErrors(app);
  return app;
}

/** Keep the caller's id if it can't do harm in a log. */
function requestId(request: IncomingMessage): string {
  const sent = request.headers['x-request-id'];
  return typeof sent === 'string' && USABLE_ID.test(sent) ? sent : randomUUID();
}
