import { DAY_MS, HOUR_MS } from '../ledger';

/**
 * The windows that burn rates are shown for, with their lengths.
 *
 * @public
 */
export const BURN_WINDOWS = {
  '5m': HOUR_MS / 12,
  '30m': HOUR_MS / 2,
  '1h': HOUR_MS,
  '2h': 2 * HOUR_MS,
  '6h': 6 * HOUR_MS,
  '1d': DAY_MS,
  '3d': 3 * DAY_MS,
} as const;

/** @public */
export type BurnWindow = keyof typeof BURN_WINDOWS;
