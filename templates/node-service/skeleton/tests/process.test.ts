/** The process: what it needs to start, how it stops, where its traces go. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { Issuer } from './support/issuer.ts';
import { AUDIENCE, ISSUER } from './support/settings.ts';

test('it serves, sends traces, and stops when told', async () => {
  const received: string[] = [];
  const collector = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => received.push(chunk.toString()));
    request.on('end', () => response.end('{}'));
  });
  await new Promise<void>(resolve => collector.listen(0, '127.0.0.1', resolve));
  const issuer = await Issuer.create();
  const port = await freePort();
  const service = spawn(process.execPath, ['src/main.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      JWT_ISSUER: ISSUER,
      JWT_AUDIENCE: AUDIENCE,
      JWT_JWKS: JSON.stringify(issuer.keySet),
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  service.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));

  const base = `http://127.0.0.1:${port}`;
  await expect
    .poll(
      async () =>
        fetch(`${base}/readyz`).then(
          async ready => ready.text(),
          () => '',
        ),
      { timeout: 40_000 },
    )
    .toContain('"redis":"ok"');
  const answer = await fetch(`${base}/v1/sessions`, {
    headers: {
      authorization: `Bearer ${await issuer.token()}`,
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    },
  });
  service.kill('SIGTERM');
  const [code] = (await once(service, 'exit')) as [number];
  collector.close();

  expect(answer.status).toBe(200);
  expect(code).toBe(0);
  const spans = received.join('');
  for (const part of ['/v1/sessions', 'select', 'evalsha', '0af7651916cd43dd8448eb211c80319c']) {
    expect(spans).toContain(part);
  }
  expect(spans).not.toContain('healthz');
  const request = output.split('\n').find(line => line.includes('"event":"request"'));
  expect(request).toContain('"trace_id":"0af7651916cd43dd8448eb211c80319c"');
});

test.each([
  ['src/main.ts', { JWT_ISSUER: 'i', JWT_AUDIENCE: 'a' }, 'JWT_JWKS_URL and JWT_JWKS'],
  ['src/main.ts', { JWT_JWKS_URL: 'https://issuer.test' }, 'JWT_ISSUER'],
  ['src/migrate.ts', { DATABASE_URL: 'mysql://app:secret@db/app' }, 'DATABASE_URL'],
])('%s says which setting is wrong, and no secret', (file, variables, told) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
    env: { ...process.env, ...variables },
    encoding: 'utf8',
  });

  expect(status).toBe(1);
  expect(stdout + stderr).toContain(told);
  expect(stdout + stderr).not.toContain('secret');
});

test('migrating twice is no error', () => {
  const run = () => spawnSync(process.execPath, ['src/migrate.ts'], { encoding: 'utf8' });

  expect(run().status).toBe(0);
  const again = run();
  expect(again.status).toBe(0);
  expect(again.stdout).toContain('"event":"schema is up to date"');
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
