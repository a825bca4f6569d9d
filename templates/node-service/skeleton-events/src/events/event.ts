/** The events, as they travel: CloudEvents 1.0 in JSON. */

import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';

const SessionCompleted = Type.Object({
  type: Type.Literal('session.completed'),
  data: Type.Object({
    session_id: Type.String({ format: 'uuid' }),
    learner: Type.String({ minLength: 1, maxLength: 255 }),
    topic: Type.String({ minLength: 1, maxLength: 64 }),
    score: Type.Integer({ minimum: 0, maximum: 100 }),
  }),
});

/** What happened. More kinds: a union of them. */
export type News = Static<typeof SessionCompleted>;

const Envelope = Type.Object({
  specversion: Type.Literal('1.0'),
  id: Type.String({ format: 'uuid' }),
  source: Type.String({ minLength: 1 }),
  time: Type.String({ format: 'date-time' }),
  datacontenttype: Type.Literal('application/json'),
  /** The trace in which it happened. */
  traceparent: Type.Optional(Type.String()),
});

const Event = Type.Intersect([Envelope, SessionCompleted]);
export type Event = Static<typeof Event>;

const check = Compile(Event);

/** Read an event; throws when it is none that this release knows. */
export function parseEvent(text: string): Event {
  return check.Parse(JSON.parse(text));
}
