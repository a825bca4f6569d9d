import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Logger } from 'pino';
import { backoffMs, pause } from './pause.ts';
import type { Handle, Outgoing, Queue } from './queue.ts';

/** Answers of a long poll come within this. */
const WAIT_SECONDS = 20;
/** A message that failed comes back within this. */
const MAX_DELAY_MS = 300_000;

export interface SqsQueueOptions {
  client: SQSClient;
  url: string;
  log: Logger;
}

/**
 * A queue on SQS. A message that was worked on is deleted. One that was not comes back, later each time; after five times SQS
 * moves it to the dead-letter queue (its redrive policy, see deploy/terraform).
 */
export class SqsQueue implements Queue {
  /** What SQS takes at once. */
  readonly batchSize = 10;
  readonly #client: SQSClient;
  readonly #url: string;
  readonly #log: Logger;

  constructor({ client, url, log }: SqsQueueOptions) {
    this.#client = client;
    this.#url = url;
    this.#log = log;
  }

  async publish<T extends Outgoing>(events: readonly T[]): Promise<readonly T[]> {
    const { Failed: failed = [] } = await this.#client.send(
      new SendMessageBatchCommand({
        QueueUrl: this.#url,
        Entries: events.map(({ body }, index) => ({ Id: String(index), MessageBody: body })),
      }),
      { abortSignal: AbortSignal.timeout(5000) },
    );
    if (failed.length === 0) return events;
    const reason = `${failed.length} events were not taken: ${failed[0]?.Message}`;
    if (failed.length === events.length) throw new Error(reason);
    this.#log.warn({ reason }, 'events stay in the outbox');
    const refused = new Set(failed.map(({ Id }) => Id));
    return events.filter((_, index) => !refused.has(String(index)));
  }

  async consume(handle: Handle, signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        const messages = await this.#receive(signal);
        failures = 0;
        // All of them end before an error is told: none may still run when the worker is stopped.
        const ends = await Promise.allSettled(messages.map(message => this.#work(message, handle)));
        const lost = ends.find(({ status }) => status === 'rejected');
        if (lost?.status === 'rejected') throw lost.reason;
      } catch (error) {
        if (error instanceof Error && error.name === 'AbortError') return;
        this.#log.warn({ reason: String(error) }, 'the queue does not answer');
        await pause(backoffMs(failures), signal);
        failures += 1;
      }
    }
  }

  close(): Promise<void> {
    this.#client.destroy();
    return Promise.resolve();
  }

  async #receive(signal: AbortSignal): Promise<Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: this.#url,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: WAIT_SECONDS,
      MessageSystemAttributeNames: ['ApproximateReceiveCount', 'SentTimestamp'],
    });
    const { Messages: messages = [] } = await this.#client.send(command, { abortSignal: signal });
    return messages;
  }

  async #work(message: Message, handle: Handle): Promise<void> {
    const { Body: body = '', ReceiptHandle, Attributes: attributes = {} } = message;
    const sentAt = new Date(Number(attributes.SentTimestamp ?? Date.now()));
    const outcome = await handle({ body, sentAt });
    const target = { QueueUrl: this.#url, ReceiptHandle };
    if (outcome === 'processed' || outcome === 'duplicate') {
      await this.#client.send(new DeleteMessageCommand(target));
      return;
    }
    const received = Number(attributes.ApproximateReceiveCount ?? 1);
    // Waiting makes no sense of a message that has none: let the redrive policy take it away soon.
    const delayMs =
      outcome === 'rejected' ? 0 : backoffMs(received, { firstMs: 5000, maxMs: MAX_DELAY_MS });
    const VisibilityTimeout = Math.ceil(delayMs / 1000);
    await this.#client.send(new ChangeMessageVisibilityCommand({ ...target, VisibilityTimeout }));
  }
}
