/**
 * A slot of a {@link Ledger}: five minutes, or an hour where only hours are kept.
 *
 * @public
 */
export interface LedgerEntry {
  start: number;
  end: number;
  bad: number;
  total: number;
  coverage: number;
}
