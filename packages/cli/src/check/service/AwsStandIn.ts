import type { Toolbox } from '../Toolbox';
import { BackgroundProcess } from './BackgroundProcess';
import { freePort } from './freePort';

/** SQS and S3 on the loopback interface, with one queue and one bucket. */
export class AwsStandIn {
  readonly #process: BackgroundProcess;
  /** What a service finds in its environment. */
  readonly env: Record<string, string>;

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
    await fetch(`${url}/?Action=CreateQueue&QueueName=checks`, {
      method: 'POST',
    });
    await fetch(`${url}/checks`, { method: 'PUT' });
    return new AwsStandIn(server, {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      QUEUE_URL: `${url}/123456789012/checks`,
      BUCKET_NAME: 'checks',
    });
  }

  private constructor(server: BackgroundProcess, env: Record<string, string>) {
    this.#process = server;
    this.env = env;
  }

  async stop(): Promise<void> {
    await this.#process.stop(5);
  }
}
