import type { Consumer, MessagesStream, Producer } from '@platformatic/kafka';
import type { Logger } from 'pino';
import { backoffMs, pause } from './pause.ts';
import type { Handle, Outcome, Outgoing, Queue } from './queue.ts';

/** How often an event is tried before it goes to the dead-letter topic. */
const ATTEMPTS = 5;

type TextConsumer = Consumer<string, string, string, string>;
type TextProducer = Producer<string, string, string, string>;
type TextMessage =
  MessagesStream<string, string, string, string> extends AsyncIterable<infer Item> ? Item : never;

export interface KafkaQueueOptions {
  producer: Pick<TextProducer, 'close' | 'send'>;
  consumer: Pick<TextConsumer, 'close' | 'consume'>;
  topic: string;
  log: Logger;
  firstDelayMs?: number;
}

/**
 * A topic in Kafka. Messages are worked on in order; one that fails is tried again, then put on the dead-letter topic
 * (`TOPIC.dead-letter`), so that it can't hold up those behind it. While the database is down, all of them wait.
 */
export class KafkaQueue implements Queue {
  readonly batchSize = 100;
  readonly #options: KafkaQueueOptions;

  constructor(options: KafkaQueueOptions) {
    this.#options = options;
  }

  async publish<T extends Outgoing>(events: readonly T[]): Promise<readonly T[]> {
    const { producer, topic } = this.#options;
    // -1: acknowledged by all replicas that are in sync.
    const messages = events.map(({ key, body }) => ({ topic, key, value: body }));
    await producer.send({ messages, acks: -1 });
    return events;
  }

  async consume(handle: Handle, signal: AbortSignal): Promise<void> {
    const { log } = this.#options;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await this.#consumeStream(handle, signal, () => {
          failures = 0;
        });
      } catch (error) {
        log.warn({ reason: String(error) }, 'Kafka does not answer');
        await pause(backoffMs(failures), signal);
      }
    }
  }

  async close(): Promise<void> {
    const { consumer, producer } = this.#options;
    await consumer.close(true);
    await producer.close();
  }

  async #consumeStream(handle: Handle, signal: AbortSignal, onMessage: () => void): Promise<void> {
    const { consumer, topic } = this.#options;
    const stream = await consumer.consume({
      topics: [topic],
      mode: 'committed',
      fallbackMode: 'earliest',
    });
    const stop = () => void stream.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      for await (const message of stream) {
        onMessage();
        if (signal.aborted || !(await this.#work(message, handle, signal))) return;
        await message.commit();
      }
    } finally {
      signal.removeEventListener('abort', stop);
      await stream.close();
    }
  }

  /** Work on a message until it is done with; false when told to stop before. */
  async #work(message: TextMessage, handle: Handle, signal: AbortSignal): Promise<boolean> {
    const { firstDelayMs = 200 } = this.#options;
    const delivery = { body: message.value, sentAt: new Date(Number(message.timestamp)) };
    let attempts = 0;
    for (let failures = 0; !signal.aborted; failures += 1) {
      const outcome = await handle(delivery);
      if (outcome === 'processed' || outcome === 'duplicate') return true;
      if (outcome === 'failed') attempts += 1;
      if (isHopeless(outcome, attempts)) {
        await this.#putAside(message);
        return true;
      }
      await pause(backoffMs(failures, { firstMs: firstDelayMs }), signal);
    }
    return false;
  }

  async #putAside({ key, value, topic, partition, offset }: TextMessage): Promise<void> {
    const { producer, log } = this.#options;
    log.error({ topic, partition, offset: String(offset) }, 'message put on the dead-letter topic');
    const headers = { 'x-origin': `${topic}/${partition}/${offset}` };
    const deadLetter = `${topic}.dead-letter`;
    await producer.send({ messages: [{ topic: deadLetter, key, value, headers }], acks: -1 });
  }
}

function isHopeless(outcome: Outcome, attempts: number): boolean {
  return outcome === 'rejected' || (outcome === 'failed' && attempts >= ATTEMPTS);
}
