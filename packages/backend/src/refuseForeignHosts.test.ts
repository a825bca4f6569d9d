import { createServer, request, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { refuseForeignHosts } from './refuseForeignHosts';

function configOf(localMode: boolean) {
  return new ConfigReader({
    causeway: { localMode },
    app: { baseUrl: 'https://Portal.Example.com' },
    backend: { baseUrl: 'http://localhost:7007' },
  });
}

describe('refuseForeignHosts', () => {
  let server: Server;

  beforeAll(async () => {
    const refuse = refuseForeignHosts(configOf(true));
    server = createServer((req, res) =>
      refuse?.(req, res, () => res.end('in')),
    );
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(() => server.close());

  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      request({ port, host: '127.0.0.1', headers: { host } }, res => {
        res.resume();
        resolve(res.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it.each([
    'localhost:7007',
    'localhost',
    'LOCALHOST:7007',
    '127.0.0.1:7007',
    '[::1]:7007',
    'portal.example.com',
  ])('lets %s in', async host => {
    expect(await statusFor(host)).toBe(200);
  });

  it.each([
    'evil.example:7007',
    'localhost.evil.example:7007',
    '127.0.0.1.evil.example',
    'evil.example:localhost',
    '192.168.1.5:7007',
  ])('refuses %p', async host => {
    expect(await statusFor(host)).toBe(421);
  });

  it('asks nothing outside local mode', () => {
    expect(refuseForeignHosts(configOf(false))).toBeUndefined();
  });
});
