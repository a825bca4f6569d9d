import { Consumer, Producer, stringDeserializers, stringSerializers } from '@platformatic/kafka';
import { generateAuthToken } from 'aws-msk-iam-sasl-signer-js';
import type { Logger } from 'pino';
import { KafkaQueue } from './kafka-queue.ts';
import type { Queue } from './queue.ts';
import type { WorkerSettings } from './settings.ts';

/** The topic of this service. */
export function createQueue(settings: WorkerSettings, log: Logger): Queue {
  const connection = {
    clientId: settings.SERVICE_NAME,
    bootstrapBrokers: settings.KAFKA_BROKERS.split(','),
    connectTimeout: 5000,
    requestTimeout: 30_000,
    ...security(settings),
  };
  return new KafkaQueue({
    producer: new Producer({ ...connection, serializers: stringSerializers, timeout: 5000 }),
    consumer: new Consumer({
      ...connection,
      groupId: settings.SERVICE_NAME,
      deserializers: stringDeserializers,
      autocommit: false,
    }),
    topic: settings.KAFKA_TOPIC,
    log,
  });
}

function security({ KAFKA_SECURITY: kind, AWS_REGION: region }: WorkerSettings) {
  if (kind === 'plaintext') return {};
  if (kind === 'tls') return { tls: {} };
  // MSK takes the pod's role for a login; a token is good for 15 minutes.
  const token = async () => (await generateAuthToken({ region })).token;
  return { tls: {}, sasl: { mechanism: 'OAUTHBEARER', token } } as const;
}
