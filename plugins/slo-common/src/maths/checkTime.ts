import { MAX_TIME } from '../ledger';

/**
 * Says what is wrong with a moment, or nothing.
 *
 * @public
 */
export function checkTime(at: number): string | undefined {
  return Math.abs(at) <= MAX_TIME
    ? undefined
    : `${at} is no time in milliseconds before the year 10000`;
}
