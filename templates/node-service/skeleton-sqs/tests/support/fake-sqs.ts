import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface StoredMessage {
  id: string;
  body: string;
  sentAt: number;
  received: number;
  visibleAt: number;
}

type Body = Record<string, unknown>;

/** As much of SQS' HTTP interface as a worker uses; the AWS SDK talks to it as to the real one. */
export class FakeSqs {
  readonly messages = new Map<string, StoredMessage>();
  /** Every visibility timeout that was asked for, in seconds. */
  readonly delays: number[] = [];
  /** Answers errors while this is set. */
  broken = false;
  /** Refuses entries of a batch with this body. */
  refusing?: string;
  readonly #server: Server;
  #url = '';

  constructor() {
    this.#server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const target = String(request.headers['x-amz-target']).replace('AmazonSQS.', '');
        response.setHeader('content-type', 'application/x-amz-json-1.0');
        if (this.broken) response.writeHead(500);
        response.end(JSON.stringify(this.#answer(target, JSON.parse(text) as Body)));
      });
    });
  }

  get url(): string {
    return this.#url;
  }

  async start(): Promise<void> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    this.#url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/0/queue`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Put a message into the queue. */
  send(body: string): string {
    const id = String(this.messages.size + 1);
    this.messages.set(id, { id, body, sentAt: Date.now(), received: 0, visibleAt: 0 });
    return id;
  }

  /** Make all messages come at once. */
  hurry(): void {
    for (const message of this.messages.values()) message.visibleAt = 0;
  }

  #answer(target: string, body: Body): Body {
    if (this.broken) return { __type: 'InternalError' };
    switch (target) {
      case 'SendMessageBatch':
        return this.#sendBatch(body['Entries'] as { Id: string; MessageBody: string }[]);
      case 'ReceiveMessage':
        return { Messages: this.#receive() };
      case 'DeleteMessage':
        this.messages.delete(String(body['ReceiptHandle']));
        return {};
      case 'ChangeMessageVisibility': {
        const seconds = Number(body['VisibilityTimeout']);
        this.delays.push(seconds);
        const message = this.messages.get(String(body['ReceiptHandle']));
        if (message) message.visibleAt = Date.now() + seconds * 1000;
        return {};
      }
      default:
        throw new Error(`no such operation: ${target}`);
    }
  }

  #sendBatch(entries: { Id: string; MessageBody: string }[]): Body {
    const refused = entries.filter(({ MessageBody }) => MessageBody === this.refusing);
    const taken = entries.filter(entry => !refused.includes(entry));
    return {
      Successful: taken.map(({ Id, MessageBody }) => ({
        Id,
        MessageId: this.send(MessageBody),
        MD5OfMessageBody: md5(MessageBody),
      })),
      Failed: refused.map(({ Id }) => ({ Id, Message: 'refused' })),
    };
  }

  #receive(): Body[] {
    const now = Date.now();
    const visible = [...this.messages.values()].filter(({ visibleAt }) => visibleAt <= now);
    return visible.slice(0, 10).map(message => {
      message.received += 1;
      message.visibleAt = now + 60_000;
      return {
        MessageId: message.id,
        ReceiptHandle: message.id,
        Body: message.body,
        MD5OfBody: md5(message.body),
        Attributes: {
          SentTimestamp: String(message.sentAt),
          ApproximateReceiveCount: String(message.received),
        },
      };
    });
  }
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
