import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { ServiceFilesSnapshot } from '@causeway/plugin-service-files-node';
import type { SpecPart } from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import { createTestStorage } from '../../../__testUtils__/createTestStorage';
import { TestClock } from '../../../__testUtils__/TestClock';
import { EntityAnnotations } from '../../EntityAnnotations';
import type { SpecLinter } from '../../SpecLinter';
import { SpecSync } from '../../SpecSync';
import { DocumentReader } from '../DocumentReader';
import { DocumentStore } from '../DocumentStore';
import { checkout } from './sloObjects';

/** When a test begins. */
export const NOW = Date.parse('2026-11-21T10:02:00Z');

/** What clusters and the files of checkout say, in the order a test has them say it. */
export function openClusters(options: { knex: Knex; linter: SpecLinter }) {
  const { knex, linter } = options;
  const clock = new TestClock(NOW);
  const storage = createTestStorage({ knex, now: clock.now });
  const known = new Map<string, ServiceFilesSnapshot>();
  const files = {
    get: async (entityRef: string) => known.get(entityRef),
    list: async () => [...known.values()],
  };
  const catalog = { names: ['checkout', 'search'] };

  // Each time a new one, which knows nothing but what is stored.
  function sync(): SpecSync {
    return new SpecSync({
      linter,
      writer: storage.specWriter,
      documents: new DocumentStore({ knex, now: clock.now }),
      annotations: new EntityAnnotations({
        auth: mockServices.auth(),
        catalog: catalogServiceMock({
          entities: catalog.names.map(name => ({
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name, annotations: { 'causeway.dev/x': 'y' } },
          })),
        }),
      }),
      changes: storage.changes,
      logger: mockServices.logger.mock(),
      windowMs: 30 * 86_400_000,
    });
  }

  async function read(answer: () => Promise<SpecPart[]>): Promise<void> {
    await new DocumentReader({
      store: new DocumentStore({ knex, now: clock.now }),
      sources: () => [{ id: 'kubernetes', frequencyMs: 60_000, read: answer }],
      onChange: refs => sync().onDocuments(refs, files),
      logger: mockServices.logger.mock(),
    }).readAll(new AbortController().signal);
  }

  return {
    clock,
    /** Whom the catalog knows; a test may change that. */
    catalog,
    /** Changes that were published so far. */
    published: storage.published,

    /** Reads clusters that answer this. */
    say: (...parts: SpecPart[]) => read(async () => parts),

    /** Reads clusters, which fails. */
    fail: (message: string) =>
      read(async () => {
        throw new Error(message);
      }),

    /** Has checkout have this file, and no other. */
    async haveFile(content: string): Promise<void> {
      const snapshot: ServiceFilesSnapshot = {
        entityRef: checkout,
        repository: 'https://git.example/shop/tree/main/',
        commit: 'abc123',
        readAt: NOW,
        problems: [],
        files: [
          {
            path: 'slos/a.yaml',
            content,
            etag: content,
            sets: ['slo'],
            url: 'https://git.example/shop/tree/main/slos/a.yaml',
            viewUrl: 'https://git.example/shop/blob/abc123/slos/a.yaml',
          },
        ],
      };
      known.set(checkout, snapshot);
      await sync().onChange({ updated: [snapshot], removed: [] }, files);
    },

    /** Takes over everything anew. */
    refresh: () => sync().refresh(files),

    /** The SLOs that are stored. */
    all: () => storage.stores.specs.slos(),

    /** What is stored of an entity. */
    service: async (entityRef = checkout) =>
      (await storage.stores.specs.services({ entityRefs: [entityRef] }))[0],
  };
}
