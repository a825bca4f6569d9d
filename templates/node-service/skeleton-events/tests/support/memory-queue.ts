import type { Handle, Outcome, Outgoing, Queue } from '../../src/events/queue.ts';

/** A queue in memory; what is published arrives. */
export class MemoryQueue implements Queue {
  readonly batchSize = 10;
  readonly outcomes: Outcome[] = [];
  readonly published: Outgoing[] = [];
  closed = false;
  /** Publishing fails while this is set. */
  broken = false;
  /** Events of this key are not taken. */
  refusing?: string;
  #waiting: Outgoing[] = [];

  publish<T extends Outgoing>(events: readonly T[]): Promise<readonly T[]> {
    if (this.broken) return Promise.reject(new Error('the queue is broken'));
    const taken = events.filter(({ key }) => key !== this.refusing);
    this.published.push(...taken);
    this.#waiting.push(...taken);
    return Promise.resolve(taken);
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
