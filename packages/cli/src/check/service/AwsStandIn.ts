import type { Toolbox } from '../Toolbox';
import { BackgroundProcess } from './BackgroundProcess';
import { freePort } from './freePort';

const REGION = 'us-east-1';

/** The account that moto takes every caller for. */
const ACCOUNT = '123456789012';

async function accepted(response: Response): Promise<void> {
  if (!response.ok) {
    throw new Error(
      `moto answered ${response.status}: ${await response.text()}`,
    );
  }
}

/** Makes a queue and gives its name. The signature isn't looked at, but says which service is meant. */
async function createQueue(
  url: string,
  name: string,
  attributes: Record<string, string> = {},
): Promise<string> {
  await accepted(
    await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'AmazonSQS.CreateQueue',
        authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/sqs/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify({ QueueName: name, Attributes: attributes }),
    }),
  );
  return name;
}

/** SQS and S3 on the loopback interface. */
export class AwsStandIn {
  readonly #process: BackgroundProcess;
  readonly #url: string;
  #given = 0;

  static async start(toolbox: Toolbox): Promise<AwsStandIn> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = new BackgroundProcess(
      toolbox.find('moto_server') ?? 'moto_server',
      ['-H', '127.0.0.1', '-p', `${port}`],
      { env: process.env },
    );
    await server.waitUntil(async () => (await fetch(url)).status < 500, {
      what: 'moto starting',
      seconds: 60,
    });
    return new AwsStandIn(server, url);
  }

  private constructor(server: BackgroundProcess, url: string) {
    this.#process = server;
    this.#url = url;
  }

  /**
   * Makes a queue with its dead-letter queue, and a bucket, of one check alone.
   *
   * @returns what a service finds in its environment
   */
  async createResources(): Promise<Record<string, string>> {
    const url = this.#url;
    this.#given += 1;
    const name = `checks-${this.#given}`;
    const deadLetters = await createQueue(url, `${name}-dead-letters`);
    await createQueue(url, name, {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:${deadLetters}`,
        maxReceiveCount: 3,
      }),
    });
    await accepted(await fetch(`${url}/${name}`, { method: 'PUT' }));
    return {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      QUEUE_URL: `${url}/${ACCOUNT}/${name}`,
      BUCKET_NAME: name,
    };
  }

  async stop(): Promise<void> {
    await this.#process.stop(5);
  }
}
