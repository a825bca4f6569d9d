import type { FindingSeverity, SloSource } from '../model';
import type { AnalysedSlo } from './AnalysedSlo';
import type { LintSettings } from './LintSettings';

/** Something a rule found. */
export interface LintProblem {
  at: SloSource;
  message: string;
  fix: string;
  /** Where it differs from the rule's. */
  severity?: FindingSeverity;
}

/** One thing that is looked for in SLO files. */
export interface LintRule {
  id: string;
  severity: FindingSeverity;
  /** What must hold. */
  what: string;
  /** Why, in numbers where there are any. */
  why: string;
  /** Looks at one SLO. */
  check(slo: AnalysedSlo, settings: LintSettings): Iterable<LintProblem>;
}
