import { SloBudgeting } from '../model/SloBudgeting';
import { SloWindow } from '../model/SloWindow';
import { Ledger } from '../ledger';

/**
 * What a budget is computed from.
 *
 * @public
 */
export interface BudgetOptions {
  /** A ratio between 0 and 1. */
  objective: number;
  window: SloWindow;
  ledger: Ledger;
  /** By occurrences unless the spec says otherwise. */
  budgeting?: SloBudgeting;
  /** The moment; the bucket that it falls into isn't over and doesn't count. */
  at: number;
  /** Least observed part of the window for a verdict; 0.95 without it. */
  minimumCoverage?: number;
  /** Traffic is low where the budget allows fewer bad ones than this; 10 without it: one bad event is 10 % of the budget. */
  lowTrafficBelow?: number;
}
