import { BudgetState } from '../maths';
import { ErrorBudgetPolicy } from './ErrorBudgetPolicy';

/** What a policy gets to know of an SLO. @public */
export interface PolicyInput {
  /** Name of the SLO. */
  slo: string;
  state: BudgetState;
  consumed: number | null;
  bad: number;
  total: number;
  coverage: number;
  /** Why its numbers can't be trusted: findings of the linter, contradicting data. */
  quarantined?: string;
}

/** What a policy remembers from one verdict to the next. @public */
export interface PolicyMemory {
  /** Stage of each SLO, 0 for none. An SLO that isn't known keeps the stage it had, without effect. */
  stages: Record<string, number>;
  /** Stage of the service. */
  stage: number;
  /** When it began. */
  since: number;
}

/** Everything a verdict follows from. @public */
export interface PolicyCase {
  policy: ErrorBudgetPolicy;
  previous: PolicyMemory | null;
  at: number;
  slos: PolicyInput[];
}

/** What became of one SLO in a verdict. @public */
export interface SloVerdict {
  slo: string;
  status: 'known' | 'unknown';
  /** 0 for none. */
  stage: number;
  reason: string;
}

/**
 * What a policy says at one moment. It holds its own inputs: {@link replayVerdict} makes it again from them.
 *
 * @public
 */
export interface PolicyVerdict {
  at: number;
  /** `unknown` if one of the SLOs is; the stage is then the least that is known. */
  status: 'known' | 'unknown';
  /** 0 for none, 1 for the first. */
  stage: number;
  stageName: string | null;
  /** When this stage began. */
  since: number;
  /** The stage is another one than at the verdict before. */
  changed: boolean;
  /** Name of the SLO that decided; null if there is no stage. */
  decidedBy: string | null;
  /** One sentence. */
  reason: string;
  /** The stage ends when less than this is used, as a ratio; null without a stage. */
  liftsBelow: number | null;
  slos: SloVerdict[];
  /** Hand it to the next verdict. */
  memory: PolicyMemory;
  inputs: PolicyCase;
}
