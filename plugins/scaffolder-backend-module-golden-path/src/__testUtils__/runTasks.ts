import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { localGitServiceRef } from '@causeway/plugin-local-git-node';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import goldenPathModule from '..';
import { FakeLocalGit } from './FakeLocalGit';

/** A task that came to its end. */
export interface FinishedTask {
  id: string;
  status: string;
  /** Messages of all steps, one a line. */
  log: string;
  error?: string;
  output: Record<string, unknown>;
}

/** A scaffolder with the golden paths' module, for tests: real tasks over REST. */
export async function startTasks(options: {
  entities: Entity[];
  folder: ReturnType<typeof createMockDirectory>;
  userInfo?: { ownershipEntityRefs: string[] };
}) {
  const localGit = new FakeLocalGit();
  const { server } = await startTestBackend({
    features: [
      scaffolderPlugin,
      goldenPathModule,
      catalogServiceMock.factory({ entities: options.entities }),
      createServiceFactory({
        service: localGitServiceRef,
        deps: {},
        factory: () => localGit.service,
      }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => mockServices.userInfo(options.userInfo),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          backend: { workingDirectory: options.folder.resolve('work') },
        },
      }),
    ],
  });
  const authorization = mockCredentials.user.header('user:default/ada');
  const api = (method: 'get' | 'post', path: string) =>
    request(server)
      [method](`/api/scaffolder${path}`)
      .set('Authorization', authorization);

  const finish = async (id: string): Promise<FinishedTask> => {
    let status = 'open';
    while (status === 'open' || status === 'processing') {
      await sleep(20);
      status = (await api('get', `/v2/tasks/${id}`)).body.status;
    }
    const events: Array<{
      body: {
        message?: string;
        error?: { message: string };
        output?: Record<string, unknown>;
      };
    }> = (await api('get', `/v2/tasks/${id}/events`)).body;
    const last = events.at(-1)?.body;
    return {
      id,
      status,
      log: events.map(event => event.body.message).join('\n'),
      error: last?.error?.message,
      output: last?.output ?? {},
    };
  };
  return {
    localGit,
    api,
    finish,
    async run(templateRef: string, values: object): Promise<FinishedTask> {
      const { status, body } = await api('post', '/v2/tasks').send({
        templateRef,
        values,
      });
      if (status !== 201) {
        throw new Error(JSON.stringify(body));
      }
      return finish(body.id);
    },
    async retry(id: string): Promise<FinishedTask> {
      await api('post', `/v2/tasks/${id}/retry`).send({});
      return finish(id);
    },
  };
}
