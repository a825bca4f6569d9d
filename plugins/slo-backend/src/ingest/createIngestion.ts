import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { SloChanges } from '../changes/SloChanges';
import type { createStores } from '../createStores';
import { LedgerWriter } from '../ledger/LedgerWriter';
import { Retention } from '../ledger/Retention';
import { RollUp } from '../ledger/RollUp';
import { AlertIngestor } from './AlertIngestor';
import type { IngestionConfig } from './IngestionConfig';
import { Ingestor } from './Ingestor';
import { Recorder } from './Recorder';
import type { IngestionTasks } from './scheduleIngestion';
import type { SourceRegistry } from './SourceRegistry';
import { SourceReader } from './SourceReader';

/** Makes what reads sources. */
export function createIngestion(options: {
  knex: Knex;
  logger: LoggerService;
  registry: SourceRegistry;
  config: IngestionConfig;
  changes: SloChanges;
  parts: ReturnType<typeof createStores>;
  now?: () => number;
}): IngestionTasks & { writer: LedgerWriter } {
  const { knex, logger, registry, config, changes, parts } = options;
  const { now = Date.now } = options;
  const { series, progress, states, stores } = parts;
  const writer = new LedgerWriter({ now });
  const reader = new SourceReader({
    recorder: new Recorder({ knex, series, writer, progress, now }),
    states: states.counts,
    changes,
    logger,
  });
  const { specs, alerts } = stores;
  return {
    writer,
    ingestors: new Map(
      registry.sources.map(source => [
        source.id,
        new Ingestor({ source, specs, progress, reader, config, logger, now }),
      ]),
    ),
    alertIngestors: new Map(
      registry.alertSources.map(source => [
        source.id,
        new AlertIngestor({
          source,
          specs,
          alerts,
          states: states.alerts,
          changes,
          now,
        }),
      ]),
    ),
    rollUp: new RollUp({ knex, series, now }),
    retention: new Retention({ knex, now }),
  };
}
