import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const AGE_BUCKETS = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14_400];

const OUTCOMES = ['processed', 'duplicate', 'retried', 'rejected'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** What the worker counts besides. */
export class QueueMetrics {
  readonly #messages: Counter;
  readonly #age: Histogram;
  readonly #processing: Histogram;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#messages = new Counter({
      name: 'queue_messages_total',
      help: 'Messages received, by what became of them.',
      labelNames: ['outcome'],
      registers,
    });
    // So that the first of a kind is an increase.
    for (const outcome of OUTCOMES) this.#messages.inc({ outcome }, 0);
    this.#age = new Histogram({
      name: 'queue_message_age_seconds',
      help: 'Age of messages when they were received.',
      buckets: AGE_BUCKETS,
      registers,
    });
    this.#processing = new Histogram({
      name: 'queue_processing_seconds',
      help: 'Time to work on a message.',
      registers,
    });
  }

  /** Show how long the first event waits to be published; read whenever metrics are scraped. */
  watchOutbox(registry: Registry, oldestSeconds: () => Promise<number>): void {
    new Gauge({
      name: 'outbox_oldest_event_age_seconds',
      help: 'How long the first event has been waiting to be published; 0 when none does.',
      registers: [registry],
      async collect() {
        this.set(await oldestSeconds());
      },
    });
  }

  /** Note that a message arrived; call the answer with what became of it. */
  received(sentAt: Date): (outcome: Outcome) => void {
    this.#age.observe(Math.max(0, (Date.now() - sentAt.getTime()) / 1000));
    const end = this.#processing.startTimer();
    return outcome => {
      end();
      this.#messages.inc({ outcome });
    };
  }
}
