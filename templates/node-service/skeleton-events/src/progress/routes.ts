/** What came of a learner's sessions: made by the worker from events, so it follows a moment later. */

import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { Kysely } from 'kysely';
import Type from 'typebox';
import { callerOf, type createAllow } from '../auth.ts';
import type { Database } from '../database/schema.ts';
import { problem, PROBLEMS } from '../http/schemas.ts';
import { findProgress } from './store.ts';

export interface ProgressRoutesOptions {
  db: Kysely<Database>;
  allow: ReturnType<typeof createAllow>;
}

const ProgressPath = Type.Object({
  topic: Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._-]+$' }),
});

const Progress = Type.Object({
  topic: Type.String(),
  completed_sessions: Type.Integer(),
  best_score: Type.Integer({ description: 'Percent of right answers.' }),
  updated_at: Type.String({ format: 'date-time' }),
});

export const progressRoutes: FastifyPluginCallbackTypebox<ProgressRoutesOptions> = (
  app,
  { db, allow },
  done,
) => {
  app.get(
    '/v1/progress/:topic',
    {
      onRequest: allow('sessions:read'),
      schema: {
        tags: ['progress'],
        operationId: 'getProgress',
        summary: 'Get what you have done in a topic.',
        description: 'Follows a moment after a session was completed.',
        params: ProgressPath,
        response: {
          ...PROBLEMS,
          200: Progress,
          404: problem('You have completed no session in this topic.'),
        },
      },
    },
    async request => {
      const { subject } = callerOf(request);
      const { topic, completed_sessions, best_score, updated_at } = await findProgress(
        db,
        subject,
        request.params.topic,
      );
      return { topic, completed_sessions, best_score, updated_at: updated_at.toISOString() };
    },
  );
  done();
};
