import type { ConditionState } from '../alerts';
import type { BurnRate, BurnWindow, Forecast } from '../maths';
import type {
  Finding,
  Sli,
  SloBudgeting,
  SloFormat,
  SloSource,
} from '../model';
import type { SloSummary } from './SloSummary';

/** An alert that an upstream says is firing now. @public */
export interface FiringAlert {
  name: string;
  severity: string | null;
  state: 'pending' | 'firing';
  /** When it began. */
  since: number;
  summary: string | null;
  runbookUrl: string | null;
  /** Name of the Prometheus or Alertmanager that says so. */
  source: string;
  /** When it said so. */
  readAt: number;
}

/** What another tool says of the same SLO. @public */
export interface RecordedBudget {
  /** Such as `Sloth`. */
  tool: string;
  remaining: number | null;
  /** When it was read. */
  at: number;
  /** One sentence: why it differs from ours; null where it doesn't. */
  difference: string | null;
}

/**
 * Everything about an SLO that its page shows.
 *
 * @public
 */
export interface SloDetail extends SloSummary {
  format: SloFormat;
  budgeting: SloBudgeting;
  sli: Sli;
  from: number;
  end: number;
  unit: 'events' | 'slices';
  /** The budget in a sentence that a person can repeat. */
  sentence: string;
  burn: Record<BurnWindow, BurnRate>;
  conditions: ConditionState[];
  /** From the rates of the last hour and of the last day. */
  forecast: { hour: Forecast; day: Forecast };
  source: SloSource & {
    /** Where people read that line; null where the repository has no pages. */
    url: string | null;
  };
  lint: Finding[];
  runbookUrl: string | null;
  dashboardUrl: string | null;
  /** Prometheus with the SLO's query filled in. */
  queryUrl: string | null;
  firing: FiringAlert[];
  recorded: RecordedBudget | null;
}
