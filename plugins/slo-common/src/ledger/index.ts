export { checkBucket } from './checkBucket';
export {
  BUCKET_MS,
  DAY_MS,
  HOUR_MS,
  MAX_COUNT,
  MAX_TIME,
  MIN_COUNT,
} from './constants';
export type { Counts } from './Counts';
export { Ledger } from './Ledger';
export type { LedgerBucket } from './LedgerBucket';
export type { LedgerEntry } from './LedgerEntry';
export { mergeBuckets } from './mergeBuckets';
export { rollUpToHours } from './rollUpToHours';
