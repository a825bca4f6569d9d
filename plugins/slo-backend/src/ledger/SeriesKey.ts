/** Name of a source in the ledger, and the definition of the SLO that it counts by. */
export interface SeriesKey {
  /** Row of the SLO. */
  sloId: number;
  /** As `ledgerSourceName` makes it. */
  source: string;
  /** `sliHash` of the SLO; empty for a source that doesn't go by the definition. */
  sliHash: string;
}
