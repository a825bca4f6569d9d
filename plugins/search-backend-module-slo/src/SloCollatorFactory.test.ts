import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { TestPipeline } from '@backstage/plugin-search-backend-node';
import { SloCollatorFactory } from './SloCollatorFactory';

const row = (name: string) => ({
  entityRef: 'component:default/checkout',
  entityTitle: 'Checkout',
  service: 'checkout',
  name,
  description: name === 'latency' ? 'Fast under 300 ms' : null,
  objective: 0.9995,
  owner: 'group:default/shop',
  ownerTitle: 'Shop',
  system: null,
  systemTitle: null,
});

describe('SloCollatorFactory', () => {
  let server: Server;
  let answers: { status: number; body: object }[];
  const asked: { url?: string; token?: string }[] = [];

  beforeEach(async () => {
    asked.length = 0;
    server = createServer((req, res) => {
      asked.push({ url: req.url, token: req.headers.authorization });
      const { status, body } = answers.shift() ?? { status: 500, body: {} };
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end(JSON.stringify(body));
    });
    await new Promise<void>(resolve => {
      server.listen(0, resolve);
    });
  });
  afterEach(() => {
    server.close();
  });

  async function collect() {
    const { port } = server.address() as AddressInfo;
    const factory = new SloCollatorFactory({
      auth: mockServices.auth(),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => `http://localhost:${port}/api/slo`,
      }),
    });
    return TestPipeline.fromCollator(await factory.getCollator()).execute();
  }

  it('reads every page, as itself', async () => {
    answers = [
      {
        status: 200,
        body: { items: [row('availability')], nextCursor: 'abc' },
      },
      { status: 200, body: { items: [row('latency')] } },
    ];
    const { documents } = await collect();
    expect(documents).toEqual([
      {
        title: 'Checkout: availability',
        text: 'SLO of checkout, 99.95 % promised. Shop',
        location: '/catalog/default/component/checkout/slos?slo=availability',
        entityRef: 'component:default/checkout',
        slo: 'availability',
        owner: 'group:default/shop',
        system: '',
        authorization: { resourceRef: 'component:default/checkout' },
      },
      expect.objectContaining({
        title: 'Checkout: latency',
        text: 'Fast under 300 ms. SLO of checkout, 99.95 % promised. Shop',
      }),
    ]);
    expect(asked.map(({ url }) => url)).toEqual([
      '/api/slo/v1/slos?limit=500',
      '/api/slo/v1/slos?limit=500&cursor=abc',
    ]);
    expect(asked[0].token).toMatch(/^Bearer ./);
  });

  it('fails as a whole, so that the index keeps what it has', async () => {
    answers = [
      {
        status: 200,
        body: { items: [row('availability')], nextCursor: 'abc' },
      },
      { status: 503, body: {} },
    ];
    const { error } = await collect();
    expect(String(error)).toContain('503');
  });

  it('is shown to those who may see the entity', () => {
    const factory = new SloCollatorFactory({
      auth: mockServices.auth(),
      discovery: mockServices.discovery(),
    });
    expect(factory.visibilityPermission.name).toBe('catalog.entity.read');
  });
});
