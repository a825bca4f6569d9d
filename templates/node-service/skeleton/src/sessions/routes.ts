/** Quiz sessions: the example resource. Replace it with what this service is about. */

import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { Kysely } from 'kysely';
import { callerOf, type createAllow } from '../auth.ts';
import type { Database } from '../database/schema.ts';
import { decodeCursor, encodeCursor } from '../http/pagination.ts';
import { problem, PROBLEMS } from '../http/schemas.ts';
import { IdempotencyHeaders, type IdempotentWrites } from '../idempotency.ts';
import * as schemas from './schemas.ts';
import * as store from './store.ts';

export interface SessionRoutesOptions {
  db: Kysely<Database>;
  writes: IdempotentWrites;
  allow: ReturnType<typeof createAllow>;
}

const about = { tags: ['sessions'] };
const MISSING = { 404: problem('You have no such session.') };

export const sessionRoutes: FastifyPluginCallbackTypebox<SessionRoutesOptions> = (
  app,
  { db, writes, allow },
  done,
) => {
  app.post(
    '/v1/sessions',
    {
      onRequest: allow('sessions:write'),
      schema: {
        ...about,
        operationId: 'startSession',
        summary: 'Start a session. Retry it with the same Idempotency-Key as often as needed.',
        headers: IdempotencyHeaders,
        body: schemas.NewSession,
        response: {
          ...PROBLEMS,
          201: schemas.Session,
          409: problem('The first request with this key still runs.'),
        },
      },
    },
    async (request, reply) =>
      writes.run({
        request,
        reply,
        key: request.headers['idempotency-key'],
        work: async transaction => {
          const { subject } = callerOf(request);
          const body = view(await store.startSession(transaction, subject, request.body));
          return { status: 201, headers: { Location: `/v1/sessions/${body.id}` }, body };
        },
      }),
  );

  app.get(
    '/v1/sessions',
    {
      onRequest: allow('sessions:read'),
      schema: {
        ...about,
        operationId: 'listSessions',
        summary: 'List your own sessions, newest first.',
        querystring: schemas.SessionQuery,
        response: { ...PROBLEMS, 200: schemas.SessionPage },
      },
    },
    async request => {
      const { limit = 20, cursor, status } = request.query;
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      const found = await store.listSessions(db, callerOf(request).subject, {
        limit,
        after,
        status,
      });
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items: items.map(view), next_cursor: last ? encodeCursor(last) : null };
    },
  );

  app.get(
    '/v1/sessions/:session_id',
    {
      onRequest: allow('sessions:read'),
      schema: {
        ...about,
        operationId: 'getSession',
        summary: 'Get one of your sessions.',
        params: schemas.SessionPath,
        response: { ...PROBLEMS, ...MISSING, 200: schemas.Session },
      },
    },
    async request =>
      view(await store.findSession(db, callerOf(request).subject, request.params.session_id)),
  );

  app.post(
    '/v1/sessions/:session_id/complete',
    {
      onRequest: allow('sessions:write'),
      schema: {
        ...about,
        operationId: 'completeSession',
        summary: 'Complete one of your sessions.',
        description: 'Needs no Idempotency-Key: doing it twice changes nothing more.',
        params: schemas.SessionPath,
        body: schemas.Completion,
        response: {
          ...PROBLEMS,
          ...MISSING,
          200: schemas.Session,
          409: problem('It was completed with another score.'),
        },
      },
    },
    async request => {
      const { subject } = callerOf(request);
      const { session_id: id } = request.params;
      return view(await store.completeSession(db, subject, id, request.body.score));
    },
  );

  done();
};

function view({ created_at, updated_at, ...session }: store.SessionRow): schemas.Session {
  return {
    ...session,
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  };
}
