import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { sql, type Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../database/schema.ts';
import { isDatabaseUnavailable } from '../database/unavailable.ts';
import { noteCompletion } from '../progress/store.ts';
import { parseEvent, type Event } from './event.ts';
import type { QueueMetrics } from './metrics.ts';
import type { Delivery, Outcome } from './queue.ts';

/** Longer than a queue keeps messages, and than anybody replays them. */
const KEEP = '30 days';

const tracer = trace.getTracer('events');

export interface EventConsumerOptions {
  db: Kysely<Database>;
  metrics: QueueMetrics;
  log: Logger;
}

/** Works on events, each at most once however often it arrives: its id is stored with what came of it. */
export class EventConsumer {
  readonly #db: Kysely<Database>;
  readonly #metrics: QueueMetrics;
  readonly #log: Logger;

  constructor({ db, metrics, log }: EventConsumerOptions) {
    this.#db = db;
    this.#metrics = metrics;
    this.#log = log;
  }

  /** Work on one message. */
  async handle({ body, sentAt }: Delivery): Promise<Outcome> {
    const done = this.#metrics.received(sentAt);
    const outcome = await this.#outcome(body);
    done(outcome === 'failed' || outcome === 'unavailable' ? 'retried' : outcome);
    return outcome;
  }

  /** Forget events that can't arrive any more; safe to run in several replicas. */
  async forgetOld(): Promise<number> {
    const gone = await this.#db
      .deleteFrom('processed_events')
      .where('processed_at', '<', sql<Date>`now() - ${sql.lit(KEEP)}::interval`)
      .executeTakeFirst();
    return Number(gone.numDeletedRows);
  }

  async #outcome(body: string): Promise<Outcome> {
    let event: Event;
    try {
      event = parseEvent(body);
    } catch (error) {
      // Its text stays out of the log; the message is kept as a dead letter.
      const reason = error instanceof Error ? error.name : 'unknown';
      this.#log.error({ reason }, 'message rejected: it is no event we know');
      return 'rejected';
    }
    const parent = propagation.extract(context.active(), event);
    const options = { kind: SpanKind.CONSUMER, attributes: { 'cloudevents.event_id': event.id } };
    return tracer.startActiveSpan(`process ${event.type}`, options, parent, async span => {
      try {
        return (await this.#once(event)) ? 'processed' : 'duplicate';
      } catch (err) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        this.#log.error({ err, event_id: event.id, type: event.type }, 'event not processed');
        return isDatabaseUnavailable(err) ? 'unavailable' : 'failed';
      } finally {
        span.end();
      }
    });
  }

  /** Work on the event unless that was done before; answers whether it was done now. */
  async #once(event: Event): Promise<boolean> {
    return this.#db.transaction().execute(async transaction => {
      const fresh = await transaction
        .insertInto('processed_events')
        .values({ id: event.id })
        .onConflict(conflict => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (fresh === undefined) return false;
      await noteCompletion(transaction, event.data);
      return true;
    });
  }
}
