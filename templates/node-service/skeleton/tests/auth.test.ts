import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createKeys } from '../src/keys.ts';
import { Metrics } from '../src/observability/metrics.ts';
import { Api, silent } from './support/api.ts';
import { Issuer } from './support/issuer.ts';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
});
afterAll(() => api.app.close());

const read = (token: string) => api.call('GET', '/v1/sessions', { token });

test.each<[string, Record<string, unknown>]>([
  ['another issuer', { iss: 'https://other.test/' }],
  ['another audience', { aud: 'other' }],
  ['an expired token', { exp: 1 }],
  ['a token that never expires', { exp: undefined }],
  ['a token of nobody', { sub: undefined }],
  ['an empty subject', { sub: '' }],
  ['a subject that is too long', { sub: 'x'.repeat(256) }],
  ['a scope that is no text', { scope: ['sessions:read'] }],
])('%s is refused', async (_what, claims) => {
  const answer = await read(await api.issuer.token(claims));

  expect(answer.statusCode).toBe(401);
  expect(answer.headers['www-authenticate']).toBe('Bearer');
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
});

test('a token signed by somebody else is refused', async () => {
  const impostor = await Issuer.create();

  expect((await read(await impostor.token())).statusCode).toBe(401);
});

test.each(['', 'x', 'a.b.c', `${'e'.repeat(5000)}.x.y`])('no token is refused: %s', async token => {
  expect((await read(token)).statusCode).toBe(401);
});

test('a token without a signature is refused', async () => {
  const [, payload] = (await api.issuer.token()).split('.');
  const head = Buffer.from('{"alg":"none"}').toString('base64url');

  expect((await read(`${head}.${payload}.`)).statusCode).toBe(401);
});

test('a token without the scope is refused', async () => {
  const answer = await read(await api.issuer.token({ scope: 'sessions:write' }));

  expect(answer.statusCode).toBe(403);
  expect(answer.headers['www-authenticate']).toContain('scope="sessions:read"');
});

describe("the issuer's key set", () => {
  let server: Server;
  let answer: { status: number; body: string };
  let asked: number;
  let url: string;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      asked += 1;
      response.writeHead(answer.status).end(answer.body);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
  });
  afterAll(() => server.close());

  let remote: Api | undefined;
  afterEach(() => remote?.app.close());

  async function trusting(issuer: Issuer): Promise<Api> {
    asked = 0;
    answer = { status: 200, body: JSON.stringify(issuer.keySet) };
    remote = await Api.start({ JWT_JWKS: undefined, JWT_JWKS_URL: url });
    return remote;
  }

  test('is read once', async () => {
    const issuer = await Issuer.create();
    const trustful = await trusting(issuer);
    const token = await issuer.token();

    const answers = await Promise.all(
      [1, 2, 3].map(() => trustful.call('GET', '/v1/sessions', { token })),
    );

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(asked).toBe(1);
  });

  test('that cannot be read is told as such', async () => {
    const issuer = await Issuer.create();
    const trustful = await trusting(issuer);
    answer = { status: 503, body: '' };

    const refused = await trustful.call('GET', '/v1/sessions', { token: await issuer.token() });

    expect(refused.statusCode).toBe(503);
    expect(refused.json()).toMatchObject({ type: 'urn:problem:issuer-unavailable' });
    expect(asked).toBe(3);
  });

  test('stays in use while the issuer is down', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const issuer = await Issuer.create();
    const trustful = await trusting(issuer);
    const claims = { exp: Math.floor(Date.now() / 1000) + 3600 };
    const token = await issuer.token(claims);
    await trustful.call('GET', '/v1/sessions', { token });
    answer = { status: 500, body: '' };
    vi.setSystemTime(Date.now() + 1_200_000);

    const later = await trustful.call('GET', '/v1/sessions', { token });
    vi.useRealTimers();

    expect(later.statusCode).toBe(200);
    expect(asked).toBeGreaterThan(1);
  });
});

test('needs exactly one source of keys', () => {
  const metrics = new Metrics('test');

  expect(() => createKeys({ settings: {}, metrics, log: silent })).toThrow('JWT_JWKS_URL');
  expect(() =>
    createKeys({
      settings: { JWT_JWKS: '{"keys":[]}', JWT_JWKS_URL: 'https://issuer.test' },
      metrics,
      log: silent,
    }),
  ).toThrow('JWT_JWKS_URL');
});
