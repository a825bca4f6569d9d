import type { SloSummary } from './SloSummary';
import type { SloTruth } from './SloTruth';

/** A value that rows can be filtered by, and how many rows have it. @public */
export interface SloBoardFacet {
  value: string;
  title: string;
  count: number;
}

/**
 * A page of the board, worst first. Counts and facets are of all rows that the filters let through, not of the page.
 *
 * @public
 */
export interface SloBoard {
  items: SloSummary[];
  totalItems: number;
  services: number;
  counts: Record<SloTruth, number>;
  facets: { owners: SloBoardFacet[]; systems: SloBoardFacet[] };
  /** Give it as `cursor` to get what follows; absent on the last page. */
  nextCursor?: string;
  /** Age of the oldest evaluation among the rows. */
  evaluatedAt: number | null;
  /** How old the rows are. */
  judged: {
    /** When the newest was judged. */
    newest: number | null;
    /** Rows that were judged longer than 20 minutes ago; each is judged every quarter of an hour at least. */
    late: number;
  };
  /** SLOs that are kept out of the policy, and files that can't be read. */
  problems: { quarantined: number; files: number };
}
