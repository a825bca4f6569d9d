import type { Handle, Outcome, Outgoing, Queue } from '../../src/events/queue.ts';

/** A queue in memory; what is published arrives. */
export class MemoryQueue implements Queue {
  readonly batchSize = 10;
  readonly outcomes: Outcome[] = [];
  readonly published: Outgoing[] = [];
  closed = false;
  /** Publishing fails while this is set. */
  broken = false;
  #waiting: Outgoing[] = [];

  publish(events: readonly Outgoing[]): Promise<void> {
    if (this.broken) return Promise.reject(new Error('the queue is broken'));
    this.published.push(...events);
    this.#waiting.push(...events);
    return Promise.resolve();
  }

  async consume(handle: Handle, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const next = this.#waiting.shift();
      if (next) this.outcomes.push(await handle({ body: next.body, sentAt: new Date() }));
      else await new Promise(resolve => setTimeout(resolve, 10));
    }
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}
