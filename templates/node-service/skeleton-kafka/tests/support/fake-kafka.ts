import type { KafkaQueueOptions } from '../../src/events/kafka-queue.ts';

interface Sent {
  topic: string;
  key?: string;
  value?: string;
  headers?: object;
}

/** One partition of a topic, at the interface of the client: what is committed does not come again. */
export class FakeKafka {
  readonly sent: Sent[] = [];
  committed = 0;
  closed = 0;
  /** Consuming fails this often. */
  failures = 0;
  readonly #log: string[] = [];

  append(...values: string[]): void {
    this.#log.push(...values);
  }

  get producer(): KafkaQueueOptions['producer'] {
    return {
      send: ({ messages }: { messages: Sent[] }) => {
        this.sent.push(...messages);
        return Promise.resolve({});
      },
      close: () => this.#close(),
    };
  }

  get consumer(): KafkaQueueOptions['consumer'] {
    return {
      consume: () => {
        if (this.failures > 0) {
          this.failures -= 1;
          return Promise.reject(new Error('no broker'));
        }
        return Promise.resolve(this.#stream());
      },
      close: () => this.#close(),
    } as unknown as KafkaQueueOptions['consumer'];
  }

  #close(): Promise<void> {
    this.closed += 1;
    return Promise.resolve();
  }

  #stream() {
    let open = true;
    let offset = this.committed;
    const messages = async function* (this: FakeKafka) {
      while (open) {
        const value = this.#log[offset];
        if (value === undefined) {
          await new Promise(resolve => setTimeout(resolve, 5));
          continue;
        }
        const next = (offset += 1);
        yield {
          topic: 'events',
          partition: 0,
          offset: BigInt(next - 1),
          key: 'ann',
          value,
          timestamp: BigInt(Date.now()),
          commit: () => {
            this.committed = next;
          },
        };
      }
    }.call(this);
    const close = () => {
      open = false;
      return Promise.resolve();
    };
    return Object.assign(messages, { close });
  }
}
