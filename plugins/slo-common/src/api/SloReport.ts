import type { SpendCause } from '../attribution';
import type { BudgetState } from '../maths';
import type { SloBoardFacet } from './SloBoard';
import type { SloTruth } from './SloTruth';

/** Bad events by cause. @public */
export interface SpendByCause {
  cause: SpendCause | 'unexplained';
  bad: number;
}

/** One SLO over the time of a report. @public */
export interface SloReportRow {
  entityRef: string;
  entityTitle: string;
  owner: string | null;
  ownerTitle: string | null;
  name: string;
  description: string | null;
  objective: number;
  /** Over the time of the report, whatever the SLO's own window. */
  truth: SloTruth;
  truthReason: string;
  state: BudgetState;
  good: number;
  bad: number;
  total: number;
  coverage: number;
  attainment: number | null;
  consumed: number | null;
  remaining: number | null;
  /** The same over the period before; null where it isn't known. */
  before: { attainment: number | null; consumed: number | null };
  /** What was spent on what; adds up to `bad`. */
  spend: SpendByCause[];
}

/** What the policy of a service did in the time of a report. @public */
export interface SloReportPolicy {
  entityRef: string;
  entityTitle: string;
  /** How often the stage changed. */
  changes: number;
  /** Time in which no feature could ship. */
  frozenMs: number;
  /** Time without a verdict, or with one that is unknown. */
  unknownMs: number;
}

/** What became of the promises of one owner, or of all, in a quarter, month or year. @public */
export interface SloReport {
  owner: string | null;
  ownerTitle: string | null;
  /** `2026-Q4`, `2026-11` or `2026`; UTC. */
  period: string;
  from: number;
  /** End of the period. */
  end: number;
  /** Up to when it could be counted: now, in a period that isn't over. */
  to: number;
  counts: Record<SloTruth, number>;
  rows: SloReportRow[];
  /** Of all rows together. */
  spend: SpendByCause[];
  policy: SloReportPolicy[];
  /** Owners that a report can be asked for. */
  owners: SloBoardFacet[];
}
