import type { LedgerBucket } from '@causeway/plugin-slo-common';

/** An hour of the ledger, and the rank of the definition that was counted by. */
export interface HourSlot extends LedgerBucket {
  rank: number;
}
