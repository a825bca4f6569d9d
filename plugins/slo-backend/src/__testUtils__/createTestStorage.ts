import { mockServices } from '@backstage/backend-test-utils';
import type { Slo, SloProblem } from '@causeway/plugin-slo-common';
import type { SliSource } from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import type { SloChange } from '@causeway/plugin-slo-node';
import { createStores } from '../createStores';
import { createIngestion } from '../ingest/createIngestion';
import type { IngestionConfig } from '../ingest/IngestionConfig';
import { SourceRegistry } from '../ingest/SourceRegistry';
import { SpecWriter } from '../specs/SpecWriter';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** As by default, without pauses. */
export const testIngestionConfig: IngestionConfig = {
  frequencyMs: MINUTE_MS,
  overlapMs: 15 * MINUTE_MS,
  latenessMs: 180 * MINUTE_MS,
  historyMs: 3 * DAY_MS,
  backfillRangeMs: DAY_MS,
  backfillPauseMs: 0,
};

/** The storing half without files, tasks and HTTP: one of what may be several backends on a database. */
export function createTestStorage(options: {
  knex: Knex;
  now: () => number;
  sources?: SliSource[];
  config?: Partial<IngestionConfig>;
}) {
  const { knex, now } = options;
  const logger = mockServices.logger.mock();
  const registry = new SourceRegistry();
  options.sources?.forEach(source => registry.addSource(source));
  const config = { ...testIngestionConfig, ...options.config };
  const parts = createStores({
    knex,
    logger,
    registry,
    config,
    readFiles: async () => [],
    now,
  });
  const published: SloChange[] = [];
  const changes = {
    subscribe: () => () => {},
    publish: async (change: SloChange) => {
      if (change.entityRefs.length > 0) published.push(change);
    },
  };
  const ingestion = createIngestion({
    knex,
    logger,
    registry,
    config,
    changes,
    parts,
    now,
  });
  const writer = new SpecWriter({ knex, now });
  return {
    ...parts,
    ...ingestion,
    changes,
    published,
    logger,
    specWriter: writer,
    /** Has an entity these SLOs, and no others. */
    putSlos: (entityRef: string, slos: Slo[], problems: SloProblem[] = []) =>
      writer.write({
        service: {
          entityRef,
          files: [],
          policyFile: null,
          findings: [],
          problems,
          readAt: now(),
          annotations: {},
        },
        slos: slos.map(slo => ({
          slo,
          findings: [],
          quarantined: null,
          url: null,
        })),
        unreadable: new Set(),
      }),
  };
}
