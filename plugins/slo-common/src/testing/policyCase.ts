import {
  DEFAULT_POLICY,
  ErrorBudgetPolicy,
  judgePolicy,
  PolicyInput,
  PolicyMemory,
  PolicyVerdict,
} from '../policy';

export const AT = Date.parse('2026-11-21T00:00Z');

/** An SLO that has used so much of its budget. */
export function input(
  consumed: number,
  options?: Partial<PolicyInput>,
): PolicyInput {
  return {
    slo: 'availability',
    state: 'measured',
    consumed,
    bad: consumed * 1000,
    total: 1e6,
    coverage: 1,
    ...options,
  };
}

/** The verdict at {@link AT}, by the default policy. */
export function judge(
  slos: PolicyInput[],
  previous: PolicyMemory | null = null,
  policy: ErrorBudgetPolicy = DEFAULT_POLICY,
): PolicyVerdict {
  return judgePolicy({ policy, previous, at: AT, slos });
}
