import { SQSClient } from '@aws-sdk/client-sqs';
import type { Logger } from 'pino';
import type { Queue } from './queue.ts';
import type { WorkerSettings } from './settings.ts';
import { SqsQueue } from './sqs-queue.ts';

/** The queue of this service on SQS. `AWS_*` variables say how it is reached. */
export function createQueue(settings: WorkerSettings, log: Logger): Queue {
  const client = new SQSClient({
    region: settings.AWS_REGION,
    // Longer than a long poll.
    requestHandler: { connectionTimeout: 2000, requestTimeout: 25_000 },
  });
  return new SqsQueue({ client, url: settings.QUEUE_URL, log });
}
