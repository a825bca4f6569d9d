import { formatDuration } from '../../parse';
import type { LintRule } from '../LintRule';
import { plain } from '../numbers';
import { windowMsOf } from '../windowMsOf';

const DAY_MS = 86_400_000;
/** How far the ledger reaches in buckets of an hour, and in those of five minutes. */
const LEDGER_DAYS = 400;
const FINE_DAYS = 35;
/** What Prometheus keeps unless told otherwise. */
const DEFAULT_DAYS = 15;

/** A window is no longer than the memory. */
export const windowRetention: LintRule = {
  id: 'window-retention',
  severity: 'error',
  what: 'The window is no longer than what Prometheus keeps (--retention), and not longer than 400 days.',
  why: 'Prometheus keeps 15 days unless told otherwise. A window of 30 days then silently covers 15: an outage 16 days ago is forgiven, and the budget reads twice as full.',
  *check({ slo, windowAt }, settings) {
    const windowMs = windowMsOf(slo, settings);
    const days = windowMs / DAY_MS;
    const at = windowAt ?? slo.source;
    const { retentionMs } = settings;
    if (retentionMs !== undefined && windowMs > retentionMs) {
      yield {
        at,
        message: `The window of ${plain(days)} days is longer than the ${plain(
          retentionMs / DAY_MS,
        )} days that Prometheus keeps: it covers ${plain(
          (100 * retentionMs) / windowMs,
        )} % of what it says, and what happened before is forgiven.`,
        fix: `a window of ${formatDuration(
          Math.max(DAY_MS, Math.floor(retentionMs / DAY_MS) * DAY_MS),
        )}, or --storage.tsdb.retention.time=${Math.ceil(days + 5)}d`,
      };
    } else if (days > LEDGER_DAYS) {
      yield {
        at,
        message: `The window of ${plain(
          days,
        )} days is longer than the ${LEDGER_DAYS} days that counts are kept: its beginning would always be missing.`,
        fix: 'a window of at most 1y (a rolling 28d or 30d is what alerts are made for)',
      };
    } else if (
      retentionMs === undefined &&
      days > FINE_DAYS &&
      slo.window?.type !== 'calendar'
    ) {
      yield {
        at,
        severity: 'warning',
        message: `A rolling window of ${plain(
          days,
        )} days needs a Prometheus that keeps as much (the default is ${DEFAULT_DAYS} days, which would cover ${plain(
          (100 * DEFAULT_DAYS) / days,
        )} % of it).`,
        fix: `--storage.tsdb.retention.time=${Math.ceil(
          days + 5,
        )}d, or a window of 30d; say what is kept by --retention`,
      };
    }
  },
};
