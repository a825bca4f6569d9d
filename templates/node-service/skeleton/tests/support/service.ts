import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { expect } from 'vitest';
import { Issuer } from './issuer.ts';
import { AUDIENCE, ISSUER } from './settings.ts';

/** The API as a process of its own. */
export class Service {
  readonly url: string;
  readonly issuer: Issuer;
  readonly #process: ChildProcessByStdio<null, Readable, null>;
  /** What it has logged so far. */
  output = '';

  private constructor(port: number, issuer: Issuer, more: NodeJS.ProcessEnv) {
    this.url = `http://127.0.0.1:${port}`;
    this.issuer = issuer;
    this.#process = spawn(process.execPath, ['src/main.ts'], {
      env: {
        ...process.env,
        PORT: String(port),
        JWT_ISSUER: ISSUER,
        JWT_AUDIENCE: AUDIENCE,
        JWT_JWKS: JSON.stringify(issuer.keySet),
        ...more,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  /** Start it with these variables besides those that it needs, and wait until it is ready. */
  static async start(more: NodeJS.ProcessEnv = {}): Promise<Service> {
    const service = new Service(await freePort(), await Issuer.create(), more);
    await expect
      .poll(
        async () =>
          fetch(`${service.url}/readyz`).then(
            async ready => ready.text(),
            () => '',
          ),
        { timeout: 40_000 },
      )
      .toContain('"redis":"ok"');
    return service;
  }

  /** Tell it to stop; its exit status when it has. */
  async stop(): Promise<number> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const [status] = (await ended) as [number];
    return status;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
