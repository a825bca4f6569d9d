/** The process: what it needs to start, how it stops, where its traces go. */

import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { Service } from './support/service.ts';

test('it serves, sends traces, and stops when told', async () => {
  const received: string[] = [];
  const collector = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => received.push(chunk.toString()));
    request.on('end', () => response.end('{}'));
  });
  await new Promise<void>(resolve => collector.listen(0, '127.0.0.1', resolve));
  const service = await Service.start({
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
  });

  const answer = await fetch(`${service.url}/v1/sessions`, {
    headers: {
      authorization: `Bearer ${await service.issuer.token()}`,
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    },
  });
  const code = await service.stop();
  collector.close();

  expect(answer.status).toBe(200);
  expect(code).toBe(0);
  const spans = received.join('');
  for (const part of ['/v1/sessions', 'select', 'evalsha', '0af7651916cd43dd8448eb211c80319c']) {
    expect(spans).toContain(part);
  }
  expect(spans).not.toContain('healthz');
  const line = service.output.split('\n').find(text => text.includes('"event":"request"'));
  expect(line).toContain('"trace_id":"0af7651916cd43dd8448eb211c80319c"');
});

test('told to stop, it finishes the request that runs and takes no other', async () => {
  const service = await Service.start();
  const body = JSON.stringify({ topic: 'algebra', questions: 1 });
  const running = request(`${service.url}/v1/sessions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await service.issuer.token()}`,
      'content-type': 'application/json',
      'content-length': body.length,
      'idempotency-key': randomUUID(),
      // The service says when it has read the headers.
      expect: '100-continue',
    },
  });
  running.flushHeaders();
  await once(running, 'continue');

  const stopped = service.stop();
  await expect
    .poll(async () =>
      fetch(`${service.url}/healthz`).then(
        () => 'open',
        () => 'closed',
      ),
    )
    .toBe('closed');
  running.end(body);
  const [answer] = (await once(running, 'response')) as [IncomingMessage];
  answer.resume();

  expect(answer.statusCode).toBe(201);
  expect(await stopped).toBe(0);
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
