import { HOUR_MS } from '@causeway/plugin-slo-common';
import type { EvaluatedSlo } from './EvaluatedSlo';

/** A source that is asked every few minutes has failed for a while when its data is this old. */
const LIVE_MS = HOUR_MS / 2;
/** Whoever pushes does so when a batch is over, at least once a day. */
const PUSHED_MS = 25 * HOUR_MS;

/** Name of the source of pushed counts in the ledger. */
const PUSHED = /^samples(:|$)/;

/** How old the newest data is, and whether that is too old to say anything about now. */
export function dataAge(
  evaluated: Pick<EvaluatedSlo, 'sources' | 'dataAt'>,
  now: number,
): { ageMs: number; stale: boolean } | undefined {
  const { sources, dataAt } = evaluated;
  if (dataAt === null) {
    return undefined;
  }
  const ageMs = Math.max(0, now - dataAt);
  const pushed = sources.every(source =>
    source.split('+').every(name => PUSHED.test(name)),
  );
  return { ageMs, stale: ageMs > (pushed ? PUSHED_MS : LIVE_MS) };
}
