import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { AlertIngestor } from './AlertIngestor';
import type { IngestionConfig } from './IngestionConfig';
import type { Ingestor } from './Ingestor';
import type { RollUp } from '../ledger/RollUp';
import type { Retention } from '../ledger/Retention';

/** What is to be done again and again, by source. */
export interface IngestionTasks {
  ingestors: ReadonlyMap<string, Ingestor>;
  alertIngestors: ReadonlyMap<string, AlertIngestor>;
  rollUp: RollUp;
  retention: Retention;
}

/**
 * Has sources read. Each task is one backend's at a time, of all that share the database. One that is killed loses its tasks to
 * the others when their timeouts are over.
 */
export async function scheduleIngestion(options: {
  scheduler: SchedulerService;
  logger: LoggerService;
  config: IngestionConfig;
  tasks: IngestionTasks;
}): Promise<void> {
  const { scheduler, logger, config, tasks } = options;
  const schedule = (task: {
    id: string;
    everyMs: number;
    timeoutMinutes: number;
    run: (signal: AbortSignal) => Promise<void>;
  }) =>
    scheduler.scheduleTask({
      id: task.id,
      frequency: { milliseconds: task.everyMs },
      timeout: { minutes: task.timeoutMinutes },
      initialDelay: { seconds: 5 },
      scope: 'global',
      fn: async signal => {
        try {
          await task.run(signal);
        } catch (error) {
          if (!signal.aborted) {
            logger.error(`The task '${task.id}' failed`, toError(error));
          }
        }
      },
    });

  for (const [source, ingestor] of tasks.ingestors) {
    await schedule({
      id: `slo-live:${source}`,
      everyMs: config.frequencyMs,
      timeoutMinutes: 3,
      run: signal => ingestor.readLive(signal),
    });
    await schedule({
      id: `slo-past:${source}`,
      everyMs: config.frequencyMs,
      timeoutMinutes: 5,
      run: signal => ingestor.readPast(signal),
    });
  }
  for (const [source, ingestor] of tasks.alertIngestors) {
    await schedule({
      id: `slo-alerts:${source}`,
      everyMs: config.frequencyMs,
      timeoutMinutes: 2,
      run: signal => ingestor.read(signal),
    });
  }
  await schedule({
    id: 'slo-roll-up',
    everyMs: 600_000,
    timeoutMinutes: 30,
    run: signal => tasks.rollUp.run(signal),
  });
  await schedule({
    id: 'slo-retention',
    everyMs: 6 * 3_600_000,
    timeoutMinutes: 30,
    run: () => tasks.retention.run(),
  });
}
