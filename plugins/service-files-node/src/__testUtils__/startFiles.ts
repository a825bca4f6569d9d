import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { EventParams } from '@backstage/plugin-events-node';
import type { Knex } from 'knex';
import { createServiceFiles } from '../createServiceFiles';
import type { ServiceFilesChange } from '../types/ServiceFilesChange';
import type { ServiceFilesOptions } from '../types/ServiceFilesOptions';
import { FakeHost } from './FakeHost';
import { fakeScheduler } from './FakeScheduler';

/** What a test wants to be different. */
export interface StartFilesOptions extends Partial<ServiceFilesOptions> {
  knex: Knex;
  entities?: Entity[];
  host?: FakeHost;
}

/** One backend with the files of an area `slo`. */
export async function startFiles({
  knex,
  entities = [],
  host = new FakeHost(),
  ...overrides
}: StartFilesOptions) {
  const scheduler = fakeScheduler();
  const changes: ServiceFilesChange[] = [];
  const listeners: ((event: EventParams) => Promise<void>)[] = [];
  /** The catalog as it is now; tests change the list. */
  const catalog = { entities, failure: undefined as Error | undefined };
  const files = createServiceFiles({
    id: 'slo',
    sets: [
      {
        name: 'slo',
        annotation: 'causeway.dev/slo-files',
        defaultPatterns: ['slos/*.yaml', 'slos.yaml'],
        extensions: ['.yaml', '.yml'],
      },
      {
        name: 'policy',
        annotation: 'causeway.dev/error-budget-policy',
        defaultPatterns: ['policy.yaml'],
        extensions: ['.yaml'],
      },
    ],
    entityFilter: { kind: 'Component' },
    auth: mockServices.auth(),
    catalog: {
      ...catalogServiceMock({ entities: [] }),
      async *streamEntities(...args) {
        if (catalog.failure) throw catalog.failure;
        const { entities: now } = catalog;
        yield* catalogServiceMock({ entities: now }).streamEntities(...args);
      },
      async getEntitiesByRefs(...args) {
        if (catalog.failure) throw catalog.failure;
        const { entities: now } = catalog;
        return catalogServiceMock({ entities: now }).getEntitiesByRefs(...args);
      },
    },
    config: mockServices.rootConfig({
      data: {
        integrations: {
          github: [{ host: 'github.com' }],
          gitlab: [{ host: 'gitlab.com' }],
        },
      },
    }),
    database: mockServices.database({
      knex,
      migrations: { skip: false },
    }),
    discovery: mockServices.discovery(),
    events: {
      publish: async event => {
        await Promise.all(listeners.map(listener => listener(event)));
      },
      subscribe: async ({ topics, onEvent }) => {
        listeners.push(async event => {
          if (topics.includes(event.topic)) await onEvent(event);
        });
      },
    },
    logger: mockServices.logger.mock(),
    onChange: async change => {
      changes.push(change);
    },
    scheduler: scheduler.service,
    urlReader: host,
    ...overrides,
  });
  await files.start();
  return {
    files,
    host,
    catalog,
    changes,
    publish: (topic: string, eventPayload: unknown) =>
      Promise.all(listeners.map(each => each({ topic, eventPayload }))),
    /** The task that compares with the catalog. */
    sync: () => scheduler.run('service-files-slo-catalog'),
    /** The task that reads what is due. */
    readDue: () => scheduler.run('service-files-slo-repositories'),
    /** Makes everything due now. */
    makeDue: () =>
      knex('service_files_repositories').update({ next_read_at: 0 }),
  };
}
