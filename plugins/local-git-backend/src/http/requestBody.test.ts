import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { requestBody } from './requestBody';

const LIMIT = 1_000_000;

describe('requestBody', () => {
  let server: Server;
  let outcome: Promise<string>;
  let waitMs = 0;

  beforeAll(async () => {
    const app = express();
    app.post('/', (req, res) => {
      outcome = (async () => {
        if (waitMs) await new Promise(resolve => setTimeout(resolve, waitMs));
        let size = 0;
        for await (const chunk of requestBody(req, LIMIT)) size += chunk.length;
        return `${size} bytes`;
      })().catch(error => error.message);
      outcome.then(text => res.end(text));
    });
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  function send(
    body: Buffer,
    headers: Record<string, string> = {},
    cutAt?: number,
  ): Promise<string> {
    return new Promise(resolve => {
      const { port } = server.address() as AddressInfo;
      const length = { 'Content-Length': String(body.length) };
      const req = httpRequest(
        {
          port,
          host: '127.0.0.1',
          method: 'POST',
          headers: { ...headers, ...length },
        },
        res => {
          let text = '';
          res.on('data', chunk => (text += chunk));
          res.on('end', () => resolve(text));
        },
      );
      req.on('error', async () => resolve(await outcome));
      if (cutAt === undefined) req.end(body);
      else
        req.write(body.subarray(0, cutAt), () =>
          setTimeout(() => req.destroy(), 50),
        );
    });
  }

  it.each([
    ['plain', {}, (body: Buffer) => body],
    ['gzip', { 'Content-Encoding': 'gzip' }, gzipSync],
  ])('reads a %s body', async (_, headers, pack) => {
    expect(await send(pack(Buffer.alloc(LIMIT)), headers)).toBe(
      `${LIMIT} bytes`,
    );
  });

  it('stops a body that unpacks to more than the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * LIMIT));
    expect(bomb.length).toBeLessThan(LIMIT);
    expect(await send(bomb, { 'Content-Encoding': 'gzip' })).toContain(
      'larger than',
    );
  });

  it('fails at once for a client that went before its turn came', async () => {
    waitMs = 200;
    expect(await send(Buffer.alloc(1000), {}, 10)).toContain('went away');
    waitMs = 0;
  });

  it('fails on broken gzip, on other encodings and when the client goes', async () => {
    expect(
      await send(Buffer.from('no gzip'), { 'Content-Encoding': 'gzip' }),
    ).toContain('incorrect header');
    expect(
      await send(Buffer.from('x'), { 'Content-Encoding': 'br' }),
    ).toContain("'br' encoding");
    expect(await send(Buffer.alloc(1000), {}, 10)).toContain('went away');
  });
});
