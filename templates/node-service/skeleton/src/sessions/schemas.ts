/** Sessions as callers see them. */

import Type, { type Static } from 'typebox';
import { PageQuery, pageOf } from '../http/pagination.ts';

const SessionStatus = Type.Enum(['active', 'completed']);

export const NewSession = Type.Object(
  {
    topic: Type.String({
      minLength: 1,
      maxLength: 64,
      pattern: '^[A-Za-z0-9._-]+$',
      description: 'What is practised.',
    }),
    questions: Type.Integer({ minimum: 1, maximum: 100, description: 'How many are asked.' }),
  },
  { additionalProperties: false, description: 'A quiz session to be started.' },
);
export type NewSession = Static<typeof NewSession>;

export const Completion = Type.Object(
  {
    score: Type.Integer({ minimum: 0, maximum: 100, description: 'Percent of right answers.' }),
  },
  { additionalProperties: false },
);

export const Session = Type.Object({
  id: Type.String({ format: 'uuid' }),
  topic: Type.String(),
  questions: Type.Integer(),
  status: SessionStatus,
  score: Type.Union([Type.Integer(), Type.Null()]),
  created_at: Type.String({ format: 'date-time' }),
  updated_at: Type.String({ format: 'date-time' }),
});
export type Session = Static<typeof Session>;

export const SessionPath = Type.Object({ session_id: Type.String({ format: 'uuid' }) });
export const SessionQuery = Type.Object({ ...PageQuery, status: Type.Optional(SessionStatus) });
export const SessionPage = pageOf(Session);
