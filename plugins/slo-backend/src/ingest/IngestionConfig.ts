import type { Config } from '@backstage/config';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { layout } from '../ledger/layout';

/** When sources are read, in milliseconds. */
export interface IngestionConfig {
  /** How often it is looked whether there is something to read. */
  frequencyMs: number;
  /** How much of what was read is read again each time, for data that comes late. */
  overlapMs: number;
  /** When everything is read once more, for data that comes later still. */
  latenessMs: number;
  /** How far back a source is asked when an SLO is seen for the first time. */
  historyMs: number;
  /** Longest range of one request for the past. */
  backfillRangeMs: number;
  /** Between two requests for the past. */
  backfillPauseMs: number;
}

/** Reads `slo.ingestion`. */
export function readIngestionConfig(config: Config): IngestionConfig {
  const section = config.getOptionalConfig('slo.ingestion');
  const read = (key: string, fallback: HumanDuration) =>
    durationToMilliseconds(
      section?.has(key) ? readDurationFromConfig(section, { key }) : fallback,
    );
  const result: IngestionConfig = {
    frequencyMs: read('frequency', { minutes: 1 }),
    overlapMs: read('overlap', { minutes: 15 }),
    latenessMs: read('lateness', { hours: 3 }),
    historyMs: read('history', { days: 35 }),
    backfillRangeMs: read('backfillRange', { days: 1 }),
    backfillPauseMs: read('backfillPause', { seconds: 1 }),
  };
  const check = (
    key: keyof IngestionConfig,
    name: string,
    least: number,
    most: number,
  ) => {
    if (result[key] >= least && result[key] <= most) return;
    throw new InputError(
      `'slo.ingestion.${name}' must be between ${least / 1000} and ${
        most / 1000
      } seconds; it is ${result[key] / 1000}.`,
    );
  };
  check('frequencyMs', 'frequency', 10_000, layout.hourMs);
  check('overlapMs', 'overlap', 0, 6 * layout.hourMs);
  check('latenessMs', 'lateness', layout.hourMs, 7 * layout.dayMs);
  check('historyMs', 'history', layout.hourMs, 400 * layout.dayMs);
  check('backfillRangeMs', 'backfillRange', layout.hourMs, 7 * layout.dayMs);
  check('backfillPauseMs', 'backfillPause', 0, layout.hourMs);
  return result;
}
