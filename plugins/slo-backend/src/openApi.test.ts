import SwaggerParser from '@apidevtools/swagger-parser';
import { mockServices } from '@backstage/backend-test-utils';
import Ajv2020 from 'ajv/dist/2020';
import type { Router } from 'express';
import request from 'supertest';
import { SloAuthorizer } from './access/SloAuthorizer';
import { companyData, NOW } from './__testUtils__/company';
import { as, startJudge, type TestJudge } from './__testUtils__/startJudge';
import { createEventRoutes } from './events/createEventRoutes';
import type { JudgeServices } from './JudgeServices';
import { openApi } from './openApi';
import { createRouter } from './routes/createRouter';
import { createSampleRoutes } from './samples/createSampleRoutes';

interface Operation {
  responses: Record<
    string,
    { content?: Record<string, { schema: { $ref?: string } }> }
  >;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

interface Layer {
  route?: {
    path: string | string[];
    methods: Record<string, boolean>;
    stack: { name: string }[];
  };
  handle?: { stack?: Layer[] };
}

/** `get /slos` and so on, of a router and those within it. */
function routesOf(router: { stack?: unknown }): string[] {
  return ((router.stack ?? []) as Layer[]).flatMap(({ route, handle }) => {
    if (!route) {
      return handle?.stack ? routesOf(handle) : [];
    }
    // Parsing of bodies is mounted as a route too.
    if (Array.isArray(route.path)) {
      return [];
    }
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    return Object.keys(route.methods).map(method => `${method} ${path}`);
  });
}

describe('openapi.yaml', () => {
  let document: Document;
  beforeAll(async () => {
    document = (await openApi()) as Document;
  });

  it('is a valid OpenAPI document', async () => {
    await SwaggerParser.validate(structuredClone(document) as never);
  });

  it('has every route, and no others', () => {
    const httpAuth = mockServices.httpAuth.mock();
    const permissions = mockServices.permissions.mock();
    const judge = createRouter({
      httpAuth,
      auditor: mockServices.auditor.mock(),
      authorizer: new SloAuthorizer({ permissions }),
      services: {} as JudgeServices,
    });
    const pushed = [
      createSampleRoutes({ httpAuth, permissions, samples: {} as never }),
      createEventRoutes({ httpAuth, permissions, events: {} as never }),
    ] as unknown as Router[];
    const routes = [judge as unknown as Router, ...pushed].flatMap(routesOf);
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map(method => `${method} ${path}`),
    );
    expect([...new Set(routes)].sort()).toEqual(described.sort());
  });

  describe('describes what is answered', () => {
    let judge: TestJudge;
    let validate: (
      path: string,
      method: string,
      status: number,
      body: unknown,
    ) => void;
    beforeAll(async () => {
      const data = companyData();
      data.events.set('component:default/checkout', [
        {
          id: 'd1',
          cause: 'deploy',
          title: '1.42',
          from: NOW - 3_600_000,
          to: null,
        },
      ]);
      judge = await startJudge({
        data,
        localGit: {
          searchProposals: async () => ({ items: [], totalItems: 0 }),
        },
      });
      await judge.run('slo-evaluate');
      await judge.run('slo-policy');
      const ajv = new Ajv2020({ strict: false });
      ajv.addSchema(document, 'api');
      validate = (path, method, status, body) => {
        const { content } = document.paths[path][method].responses[status];
        const ref = content?.['application/json'].schema.$ref;
        const check = ajv.compile({ $ref: `api${ref}` });
        expect(check(body) ? [] : check.errors).toEqual([]);
      };
    });
    afterAll(() => judge.stop());

    const ref = encodeURIComponent('component:default/checkout');
    const service = '/services/{ref}';
    it.each([
      ['/slos', '/slos'],
      ['/problems', '/problems'],
      [service, `/services/${ref}`],
      [
        `${service}/slos/{slo}/timeline`,
        `/services/${ref}/slos/availability/timeline`,
      ],
      [
        `${service}/slos/{slo}/spend`,
        `/services/${ref}/slos/availability/spend`,
      ],
      [`${service}/files`, `/services/${ref}/files?path=slos/a.yaml`],
      [`${service}/feasibility`, `/services/${ref}/feasibility`],
      [`${service}/verdicts`, `/services/${ref}/verdicts`],
      [`${service}/verdicts/{id}`, `/services/${ref}/verdicts/1`],
      [`${service}/postmortem-tasks`, `/services/${ref}/postmortem-tasks`],
      ['/gate/{ref}', `/gate/${ref}?change=fix`],
      ['/rehearsals/proposals', '/rehearsals/proposals'],
      ['/systems/{ref}', '/systems/store'],
      ['/report', '/report'],
    ])('get %s', async (path, address) => {
      const { body } = await request(judge.server)
        .get(`/api/slo/v1${address}`)
        .set('Authorization', as('max'))
        .expect(200);
      validate(path, 'get', 200, body);
      expect(JSON.stringify(body)).not.toMatch(/NaN|Infinity/);
    });

    it.each([
      [
        `${service}/waivers`,
        `/services/${ref}/waivers`,
        201,
        { reason: 'Launch', until: NOW + 3_600_000 },
      ],
      [`${service}/policy/dry-run`, `/services/${ref}/policy/dry-run`, 200, {}],
      [
        `${service}/policy/dry-run`,
        `/services/${ref}/policy/dry-run`,
        200,
        { policy: 'stages: none' },
      ],
      [`${service}/refresh`, `/services/${ref}/refresh`, 200, {}],
      [
        '/rehearsals',
        '/rehearsals',
        200,
        {
          entityRef: 'component:default/checkout',
          files: [
            {
              path: 'slos/a.yaml',
              content:
                'version: prometheus/v1\nservice: checkout\nslos:\n  - name: availability\n    objective: 99\n    sli:\n      events:\n        error_query: sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))\n        total_query: sum(rate(http_requests_total[{{.window}}]))\n    alerting: { name: Alert }\n',
            },
          ],
        },
      ],
    ])('post %s', async (path, address, status, input) => {
      const { body } = await request(judge.server)
        .post(`/api/slo/v1${address}`)
        .set('Authorization', as('max'))
        .send(input)
        .expect(status);
      validate(path, 'post', status, body);
    });

    it('get /openapi.json', async () => {
      const { body } = await request(judge.server)
        .get('/api/slo/v1/openapi.json')
        .set('Authorization', as('guest'))
        .expect(200);
      expect(body).toEqual(document);
      await request(judge.server)
        .get('/api/slo/v1/openapi.json')
        .set('Authorization', as('nobody'))
        .expect(403);
    });
  });
});
