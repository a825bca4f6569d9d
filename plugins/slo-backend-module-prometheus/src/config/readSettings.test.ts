import { ConfigReader } from '@backstage/config';
import { readSettings } from './readSettings';

const read = (server: Record<string, unknown>) =>
  readSettings(
    new ConfigReader({
      slo: {
        prometheus: [
          { name: 'main', url: 'http://prometheus.example', ...server },
        ],
      },
    }),
  ).prometheus[0];

describe('readSettings', () => {
  it('needs a name and an address', () => {
    expect(read({})).toMatchObject({
      name: 'main',
      url: 'http://prometheus.example',
      auth: { type: 'none' },
      timeoutMs: 60_000,
      maxConcurrency: 2,
      maxResponseBytes: 33_554_432,
      read: 'auto',
      slosPerRequest: 100,
      delayMs: 60_000,
    });
    expect(readSettings(new ConfigReader({}))).toEqual({
      prometheus: [],
      alertmanagers: [],
    });
  });

  it.each([
    ['https://mimir.example/prometheus/', 'https://mimir.example/prometheus'],
    ['http://x.example:9090/api/v1', 'http://x.example:9090'],
  ])('%s', (url, expected) => {
    expect(read({ url }).url).toBe(expected);
  });

  it.each([
    [{ url: 'prometheus' }, 'must be an address'],
    [{ url: 'http://ann:secret@x.example' }, 'put it into auth'],
    [{ url: 'http://x.example/?a=b' }, 'must end with the path'],
    [{ name: 'a/b' }, "can't be the name"],
    [{ name: 'a+b' }, "can't be the name"],
    [{ auth: { type: 'digest' } }, 'none, bearer, basic or mtls'],
    [{ auth: { type: 'bearer' } }, 'either token or tokenFile'],
    [
      { auth: { type: 'mtls', certFile: 'a', keyFile: 'b' } },
      'its url is https',
    ],
    [{ headers: { Authorization: 'x' } }, 'use auth or tenant'],
    [{ headers: { 'X-Own': 'a\r\nHost: b' } }, "a header that isn't one"],
    [{ maxConcurrency: 0 }, 'more than 0'],
    [{ read: 'fast' }, 'auto or recorded'],
  ])('refuses %j', (server, message) => {
    expect(() => read(server)).toThrow(message);
  });

  it('does not print a password that stands in an address', () => {
    expect(() => read({ url: 'http://ann:s3cret@x.example' })).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('s3cret'),
      }),
    );
  });

  it('refuses two servers of one name', () => {
    const server = { name: 'a', url: 'http://a.example' };
    expect(() =>
      readSettings(
        new ConfigReader({ slo: { alertmanagers: [server, server] } }),
      ),
    ).toThrow("'slo.alertmanagers' has two servers named 'a'");
  });
});
