import type { StoredSlo } from '@causeway/plugin-slo-node';

/** An SLO with its place in the database. */
export interface StoredSloRow {
  /** Row of the SLO; the same for as long as entity and name are. */
  id: number;
  /** Changes when what is counted does. */
  sliHash: string;
  slo: StoredSlo;
}
