import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeUpstream } from '../__testUtils__/FakeUpstream';
import { settingsOf } from '../__testUtils__/settingsOf';
import type { ServerSettings } from '../config';
import { UpstreamClient } from './UpstreamClient';
import { UpstreamError } from './UpstreamError';

describe('UpstreamClient', () => {
  let upstream: FakeUpstream;
  let clients: UpstreamClient[];

  beforeEach(async () => {
    upstream = await FakeUpstream.start();
    clients = [];
  });
  afterEach(async () => {
    await Promise.all(clients.map(client => client.close()));
    await upstream.stop();
  });

  const clientOf = (changes: Partial<ServerSettings> = {}) => {
    const client = new UpstreamClient(settingsOf(upstream.url, changes));
    clients.push(client);
    return client;
  };
  const isBusy = ({ status }: { status: number }) => status === 429;
  const send = (client: UpstreamClient, signal?: AbortSignal) =>
    client.send({ path: '/x', form: { query: 'up' }, isBusy, signal });

  it.each([
    [{ auth: { type: 'bearer', token: 's3cret' } }, 'Bearer s3cret'],
    [
      { auth: { type: 'basic', username: 'ann', password: 'p:w' } },
      `Basic ${Buffer.from('ann:p:w').toString('base64')}`,
    ],
    [{ auth: { type: 'none' } }, undefined],
  ] as const)('lets itself in: %j', async (settings, authorization) => {
    await send(
      clientOf({ ...settings, tenant: 'a|b', headers: { 'X-Own': 'yes' } }),
    );

    const [{ headers, method, form }] = upstream.requests;
    expect(headers.authorization).toBe(authorization);
    expect(headers['x-scope-orgid']).toBe('a|b');
    expect(headers['x-own']).toBe('yes');
    expect(method).toBe('POST');
    expect(form.get('query')).toBe('up');
  });

  it('reads a token again when its file has changed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'token-'));
    const tokenFile = join(folder, 'token');
    await writeFile(tokenFile, 'first\n');
    const client = clientOf({ auth: { type: 'bearer', tokenFile } });
    await send(client);
    await writeFile(tokenFile, 'second\n');
    await utimes(tokenFile, 1, 1);

    await send(client);

    expect(upstream.requests.map(r => r.headers.authorization)).toEqual([
      'Bearer first',
      'Bearer second',
    ]);
    await rm(folder, { recursive: true });
  });

  it('takes its credentials nowhere else', async () => {
    const other = await FakeUpstream.start();
    upstream.answer = () => ({
      status: 307,
      headers: { Location: `${other.url}/stolen` },
    });

    const answer = await send(
      clientOf({ auth: { type: 'bearer', token: 's3cret' } }),
    );

    expect(answer.status).toBe(307);
    expect(other.requests).toEqual([]);
    await other.stop();
  });

  it('waits as long as it is asked to, and asks again', async () => {
    upstream.answer = () =>
      upstream.requests.length === 1
        ? { status: 429, headers: { 'Retry-After': '1' } }
        : { body: 'fine' };
    const started = Date.now();

    const answer = await send(clientOf());

    expect(answer.text).toBe('fine');
    expect(Date.now() - started).toBeGreaterThanOrEqual(990);
  });

  it('gives up on a server that stays busy, and leaves it alone', async () => {
    upstream.answer = () => ({
      status: 429,
      headers: { 'Retry-After': upstream.requests.length < 3 ? '0' : '300' },
      body: 'slow down',
    });
    const client = clientOf();

    await expect(send(client)).rejects.toMatchObject({
      kind: 'unavailable',
      message: 'proof is busy: it answered 429 slow down',
    });
    await expect(send(client)).rejects.toThrow(
      /^proof asked not to be asked for another \d+ s$/,
    );
    expect(upstream.requests).toHaveLength(3);
  });

  it('reads no more than it may', async () => {
    let written = 0;
    upstream.answer = (_, response) => {
      response.writeHead(200);
      const more = () => {
        if (response.destroyed) return;
        written += 65_536;
        response.write(Buffer.alloc(65_536), more);
      };
      more();
      return undefined;
    };

    await expect(
      send(clientOf({ maxResponseBytes: 1024 * 1024 })),
    ).rejects.toMatchObject({ kind: 'too-much', slow: false });
    expect(written).toBeLessThan(32 * 1024 * 1024);
  });

  it('waits no longer than the timeout', async () => {
    upstream.answer = () => undefined;

    await expect(send(clientOf({ timeoutMs: 200 }))).rejects.toMatchObject({
      kind: 'too-much',
      slow: true,
      message: "proof didn't answer within 0.2 s",
    });
  });

  it('ends when nobody waits any more', async () => {
    upstream.answer = () => undefined;
    const controller = new AbortController();
    const waiting = send(clientOf(), controller.signal);
    setTimeout(() => controller.abort(new Error('over')), 50);

    await expect(waiting).rejects.toThrow('over');
  });

  it('sends no more requests at the same time than allowed', async () => {
    let [now, most] = [0, 0];
    upstream.answer = (_, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        response.end('fine');
      }, 20);
      return undefined;
    };
    const client = clientOf({ maxConcurrency: 2 });

    await Promise.all(Array.from({ length: 7 }, () => send(client)));

    expect(most).toBe(2);
    expect(client.requests).toBe(7);
  });

  it('says that a server is down', async () => {
    const client = clientOf();
    await upstream.stop();

    await expect(send(client)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/^proof \(http.*ECONNREFUSED/),
    });
    upstream = await FakeUpstream.start();
  });

  it('says that a certificate is missing', async () => {
    const client = clientOf({
      auth: { type: 'mtls', certFile: '/no/such', keyFile: '/no/such' },
    });

    const error = await send(client).catch(thrown => thrown);

    expect(error).toBeInstanceOf(UpstreamError);
    expect(error.kind).toBe('access');
  });
});
