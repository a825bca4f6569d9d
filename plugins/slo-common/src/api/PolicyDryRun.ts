import type { DryRun, ErrorBudgetPolicy, PolicyProblem } from '../policy';
import type { VerdictSummary } from './ServiceSlos';

/** What a policy would have done to a service, or why its text is none. @public */
export type PolicyDryRun =
  | {
      policy: ErrorBudgetPolicy;
      problems: [];
      run: Omit<DryRun, 'transitions'> & {
        transitions: Omit<VerdictSummary, 'id'>[];
      };
    }
  | { policy: null; problems: PolicyProblem[]; run: null };
