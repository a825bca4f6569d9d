import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
// The test is about both sides together, so it needs the real host.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import localGitPlugin from '@causeway/plugin-local-git-backend';
import { localGitUrlReaderFactory } from '@causeway/plugin-local-git-node';
import request from 'supertest';
import catalogModuleLocalGit from './index';

jest.setTimeout(120_000);

function component(name: string, description: string): string {
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
  description: ${description}
spec:
  type: service
  lifecycle: production
  owner: group:default/learning
`;
}

describe('the catalog with the Git host', () => {
  const data = createMockDirectory();
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        localGitPlugin,
        catalogModuleLocalGit,
        localGitUrlReaderFactory,
        eventsServiceFactory,
        mockServices.permissions.factory(),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:7007' },
            backend: {
              baseUrl: 'http://localhost:7007',
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
            localGit: { dataDirectory: data.path },
            catalog: {
              scmEvents: true,
              orphanStrategy: 'delete',
              processingInterval: { minutes: 30 },
            },
          },
        }),
      ],
    });
  });
  afterAll(() => backend.stop());

  const api = () => request(backend.server);

  /** Asks until an entity is as wanted, and says how long that took. */
  async function within(
    seconds: number,
    wanted: (entity: Entity | undefined) => boolean,
    name: string,
  ): Promise<Entity | undefined> {
    const until = Date.now() + seconds * 1000;
    for (;;) {
      const response = await api().get(
        `/api/catalog/entities/by-name/component/default/${name}`,
      );
      const entity: Entity | undefined =
        response.status === 200 ? response.body : undefined;
      if (wanted(entity)) return entity;
      if (Date.now() > until)
        throw new Error(
          `'${name}' is not as wanted after ${seconds} s: ${JSON.stringify(
            entity,
          )}`,
        );
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  it('shows a repository in seconds, follows its changes, and forgets it', async () => {
    const root = '/api/local-git/v1/repositories';
    await api()
      .post(root)
      .send({
        owner: 'learning',
        name: 'rag-api',
        files: [
          { path: 'catalog-info.yaml', content: component('rag-api', 'First') },
        ],
      })
      .expect(201);
    const entity = await within(
      20,
      found => found?.metadata.description === 'First',
      'rag-api',
    );
    expect(entity?.metadata.annotations).toMatchObject({
      'backstage.io/source-location': expect.stringMatching(
        /\/api\/local-git\/learning\/rag-api\/tree\/main\/$/,
      ),
      'causeway.dev/local-git-repository': 'learning/rag-api',
    });

    const changed = await api()
      .post(`${root}/learning/rag-api/proposals`)
      .send({
        title: 'Say more',
        files: [
          {
            path: 'catalog-info.yaml',
            content: component('rag-api', 'Second'),
          },
        ],
      })
      .expect(201);
    await api()
      .post(`${root}/learning/rag-api/proposals/${changed.body.number}/merge`)
      .send({})
      .expect(200);
    await within(
      20,
      found => found?.metadata.description === 'Second',
      'rag-api',
    );

    const removed = await api()
      .post(`${root}/learning/rag-api/proposals`)
      .send({
        title: 'Rename',
        files: [
          {
            path: 'catalog-info.yaml',
            content: component('rag-api-2', 'Third'),
          },
        ],
      })
      .expect(201);
    await api()
      .post(`${root}/learning/rag-api/proposals/${removed.body.number}/merge`)
      .send({})
      .expect(200);
    await within(
      20,
      found => found?.metadata.description === 'Third',
      'rag-api-2',
    );

    await api().delete(`${root}/learning/rag-api`).expect(204);
    const gone = await within(30, found => !found, 'rag-api-2');
    expect(gone).toBeUndefined();
  });
});
