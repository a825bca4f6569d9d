/** What the worker needs of a message queue. */

/** An event on its way out. */
export interface Outgoing {
  /** Events of the same key keep their order, where the queue keeps any. */
  key: string;
  body: string;
}

/** A message that arrived; perhaps not for the first time. */
export interface Delivery {
  body: string;
  sentAt: Date;
}

/**
 * What became of a message. `failed` may go well another time; `unavailable` will, when the database is back; `rejected` never
 * will: it belongs on the dead-letter queue.
 */
export type Outcome = 'processed' | 'duplicate' | 'failed' | 'unavailable' | 'rejected';

/** Works on one message; never throws. */
export type Handle = (delivery: Delivery) => Promise<Outcome>;

export interface Queue {
  /** How many events may be published at once. */
  readonly batchSize: number;
  /** Publish these; answers those that the queue took, and throws when it took none. */
  publish<T extends Outgoing>(events: readonly T[]): Promise<readonly T[]>;
  /** Give messages to `handle` until told to stop, and wait for those that are being worked on. */
  consume(handle: Handle, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
