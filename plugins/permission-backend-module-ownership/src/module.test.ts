import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogBackend from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import templateModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import permissionBackend from '@backstage/plugin-permission-backend';
import scaffolderBackend from '@backstage/plugin-scaffolder-backend';
import request from 'supertest';
import ownershipModule from './index';
import { company, template } from './__testUtils__/company';
import { httpAuth, userInfo } from './__testUtils__/signIn';

type Server = Awaited<ReturnType<typeof startTestBackend>>['server'];

const companyModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'company',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'company',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: [...company, template].map(entity => ({
                entity,
                locationKey: 'company',
              })),
            }),
        });
      },
    });
  },
});

async function eventually(check: () => Promise<void>) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await check();
    } catch (error) {
      if (attempt === 100) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }
}

describe('the ownership policy in a backend', () => {
  let server: Server;

  const ask = (person: string) => ({
    get: (path: string) =>
      request(server)
        .get(path)
        .set('Authorization', mockCredentials.user.header(person)),
    post: (path: string, body: object) =>
      request(server)
        .post(path)
        .set('Authorization', mockCredentials.user.header(person))
        .send(body),
    delete: (path: string) =>
      request(server)
        .delete(path)
        .set('Authorization', mockCredentials.user.header(person)),
  });
  const ada = 'user:default/ada';
  const kofi = 'user:default/kofi';
  const noor = 'user:default/noor';
  const guest = 'user:development/guest';

  beforeAll(async () => {
    ({ server } = await startTestBackend({
      features: [
        catalogBackend,
        companyModule,
        templateModel,
        permissionBackend,
        ownershipModule,
        scaffolderBackend,
        permissionsServiceFactory,
        userInfo,
        httpAuth,
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            backend: { baseUrl: 'http://localhost' },
            integrations: {},
            catalog: {
              rules: [
                {
                  allow: ['Component', 'Group', 'User', 'Template', 'Location'],
                },
              ],
              stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
            },
            causeway: { permissions: { platformGroups: ['platform'] } },
          },
        }),
      ],
    }));
    await eventually(async () => {
      const { body } = await ask(guest).get(
        '/api/catalog/entities/by-query?limit=100',
      );
      const stitched = (body.items as Entity[]).filter(
        entity => entity.relations?.length,
      );
      if (stitched.length < company.length) {
        throw new Error('The catalog is not complete yet');
      }
    });
  }, 120_000);

  async function uidOf(name: string): Promise<string> {
    const { body } = await ask(noor).get(
      `/api/catalog/entities/by-name/component/default/${name}`,
    );
    return body.metadata.uid;
  }

  it.each([ada, kofi, noor, guest])('lets %s read the catalog', async who => {
    const response = await ask(who).get(
      '/api/catalog/entities/by-name/component/default/orchestrator',
    );
    expect(response.status).toBe(200);
  });

  it.each([
    [ada, 'orchestrator', 200],
    [kofi, 'orchestrator', 403],
    [guest, 'orchestrator', 403],
    [noor, 'orchestrator', 200],
    // Owned by Engineering, which is above Learning and Insights.
    [ada, 'handbook', 200],
    [kofi, 'handbook', 200],
    [guest, 'handbook', 403],
  ])('answers %s who refreshes %s', async (who, name, status) => {
    const response = await ask(who).post('/api/catalog/refresh', {
      entityRef: `component:default/${name}`,
    });
    expect(response.status).toBe(status);
  });

  it('lets only an owner delete an entity', async () => {
    const path = `/api/catalog/entities/by-uid/${await uidOf('bloom')}`;
    expect((await ask(guest).delete(path)).status).toBe(403);
    expect((await ask(kofi).delete(path)).status).toBe(403);
    expect((await ask(ada).delete(path)).status).toBe(204);
  });

  it('lets members analyze and register, and guests not', async () => {
    const location = {
      type: 'url',
      target: 'http://127.0.0.1:1/catalog-info.yaml',
    };
    expect(
      (await ask(guest).post('/api/catalog/locations?dryRun=true', location))
        .status,
    ).toBe(403);
    // Past the policy: it is the catalog that objects to the address.
    const response = await ask(ada).post(
      '/api/catalog/locations?dryRun=true',
      location,
    );
    expect(response.status).not.toBe(403);
  });

  it('keeps removal of locations to the platform group', async () => {
    const path = '/api/catalog/locations/5c9e6ec7-4d5e-4d5b-9c1d-0123456789ab';
    expect((await ask(ada).delete(path)).status).toBe(403);
    expect((await ask(noor).delete(path)).status).not.toBe(403);
  });

  it('lets members run templates, and guests not', async () => {
    const task = { templateRef: 'template:default/account', values: {} };
    expect(
      (await ask(guest).post('/api/scaffolder/v2/tasks', task)).status,
    ).toBe(403);
    expect((await ask(ada).post('/api/scaffolder/v2/tasks', task)).status).toBe(
      201,
    );
  });

  it('shows a task to who started it and to the platform group', async () => {
    const { body } = await ask(ada).post('/api/scaffolder/v2/tasks', {
      templateRef: 'template:default/account',
      values: {},
    });
    const path = `/api/scaffolder/v2/tasks/${body.id}`;
    expect((await ask(ada).get(path)).status).toBe(200);
    expect((await ask(noor).get(path)).status).toBe(200);
    expect((await ask(kofi).get(path)).status).toBe(403);
    expect((await ask(guest).get(path)).status).toBe(403);
    expect((await ask(kofi).post(`${path}/cancel`, {})).status).toBe(403);
    expect((await ask(ada).post(`${path}/cancel`, {})).status).toBe(200);

    const tasks = async (who: string) =>
      (await ask(who).get('/api/scaffolder/v2/tasks')).body.tasks.length;
    expect(await tasks(ada)).toBeGreaterThan(0);
    expect(await tasks(kofi)).toBe(0);
  });

  it('keeps restricted parts of a template to whom it names', async () => {
    const titles = async (who: string) => {
      const { body } = await ask(who).get(
        '/api/scaffolder/v2/templates/default/template/account/parameter-schema',
      );
      return (body.steps as { title: string }[]).map(step => step.title);
    };
    expect(await titles(guest)).toEqual(['For everybody']);
    expect(await titles(ada)).toEqual(['For everybody']);
    expect(await titles(kofi)).toEqual(['For everybody', 'For Insights']);
    expect(await titles(noor)).toEqual(['For everybody', 'For Insights']);
  });

  it('refuses who is not signed in', async () => {
    expect(
      (
        await request(server)
          .post('/api/catalog/refresh')
          .set('Authorization', mockCredentials.none.header())
          .send({ entityRef: 'component:default/orchestrator' })
      ).status,
    ).toBe(401);
  });

  it('leaves services to the restrictions of their token', async () => {
    expect(
      (
        await request(server)
          .post('/api/catalog/refresh')
          .set('Authorization', mockCredentials.service.header())
          .send({ entityRef: 'component:default/orchestrator' })
      ).status,
    ).toBe(200);
  });
});
