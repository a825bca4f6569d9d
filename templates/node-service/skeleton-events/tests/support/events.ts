import { randomUUID } from 'node:crypto';
import type { Event } from '../../src/events/event.ts';

/** An event: a learner has completed a session. */
export function completion(data: Partial<Event['data']> = {}, id: string = randomUUID()): string {
  const event: Event = {
    specversion: '1.0',
    id,
    source: 'tests',
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    type: 'session.completed',
    data: { session_id: randomUUID(), learner: 'ann', topic: 'algebra', score: 80, ...data },
  };
  return JSON.stringify(event);
}
