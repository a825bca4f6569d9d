import type { SloAlertState } from '../alerts';
import type { BudgetState, BurnWindow } from '../maths';
import type { SloWindow } from '../model';
import type { ReleaseRule } from '../policy';
import type { SloTruth } from './SloTruth';

/**
 * An SLO of a catalog entity as a row of the board. Times are milliseconds since 1970, ratios are 0..1, and what isn't
 * known is null.
 *
 * @public
 */
export interface SloSummary {
  /** Full entity ref, such as `component:default/checkout`. */
  entityRef: string;
  entityTitle: string;
  owner: string | null;
  ownerTitle: string | null;
  system: string | null;
  systemTitle: string | null;
  /** The service that the spec names; usually the entity's name. */
  service: string;
  /** Unique within the entity. */
  name: string;
  description: string | null;
  objective: number;
  window: SloWindow;
  truth: SloTruth;
  /** One sentence, with the numbers. */
  truthReason: string;
  state: BudgetState;
  good: number;
  bad: number;
  total: number;
  /** Bad events that the budget allows. */
  allowed: number | null;
  coverage: number;
  attainment: number | null;
  consumed: number | null;
  /** With its sign: below 0 when more than the budget was used. */
  remaining: number | null;
  burnRates: Record<BurnWindow, number | null>;
  alerts: Pick<SloAlertState, 'page' | 'ticket'>;
  /** Remaining budget at regular moments over one window up to now, oldest first; null where it isn't known. */
  trend: (number | null)[];
  /** Stage of the policy; null where there is no verdict. */
  stage: {
    /** 0 for none. */
    index: number;
    name: string | null;
    /** What may be released in it; null for none. */
    releases: ReleaseRule | null;
    status: 'known' | 'unknown';
    since: number;
  } | null;
  /** When this row was computed. */
  evaluatedAt: number;
  /** End of the newest bucket that holds data; null if there is none. */
  dataAt: number | null;
  /** Where the counts come from, such as `prometheus:main`. */
  sources: string[];
  /** Counts were made from recorded ratios. */
  approximate: boolean;
  findings: { errors: number; warnings: number };
  /** Why it is kept out of the policy. */
  quarantined: string | null;
}
