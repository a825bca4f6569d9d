import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { DatabaseAlerts } from './alerts/DatabaseAlerts';
import { DatabaseEvents } from './events/DatabaseEvents';
import { DatabaseIngestion } from './ingest/DatabaseIngestion';
import type { IngestionConfig } from './ingest/IngestionConfig';
import { ProgressRows } from './ingest/ProgressRows';
import type { SourceRegistry } from './ingest/SourceRegistry';
import { SourceStates } from './ingest/SourceStates';
import { DatabaseLedger } from './ledger/DatabaseLedger';
import { SeriesRegistry } from './ledger/SeriesRegistry';
import { DatabaseSpecs, type FileText } from './specs/DatabaseSpecs';
import { DatabaseVerdicts } from './verdicts/DatabaseVerdicts';
import { DatabaseWaivers } from './verdicts/DatabaseWaivers';

/** Makes everything that reads from and writes to the database; `stores` is what others get to see of it. */
export function createStores(options: {
  knex: Knex;
  logger: LoggerService;
  registry: SourceRegistry;
  config: IngestionConfig;
  readFiles: (entityRef: string) => Promise<FileText[]>;
  now?: () => number;
}) {
  const { knex, logger, registry, config, readFiles, now = Date.now } = options;
  const series = new SeriesRegistry({ knex, now });
  const progress = new ProgressRows({ knex });
  const specs = new DatabaseSpecs({ knex, readFiles });
  const states = {
    counts: new SourceStates({ knex, logger, now, kind: 'counts' }),
    alerts: new SourceStates({ knex, logger, now, kind: 'alerts' }),
  };
  const stores = {
    specs,
    ledger: new DatabaseLedger({ knex, series, now }),
    events: new DatabaseEvents({ knex, now }),
    verdicts: new DatabaseVerdicts({ knex }),
    waivers: new DatabaseWaivers({ knex, now }),
    alerts: new DatabaseAlerts({ knex }),
    ingestion: new DatabaseIngestion({
      registry,
      specs,
      progress,
      states: [states.counts, states.alerts],
      config,
      now,
    }),
  };
  return { stores, series, progress, states };
}
