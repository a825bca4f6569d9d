import type { ErrorBudgetPolicy, SloWindow } from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';

/** The window an SLO is judged over: its spec's, else that of the policy. */
export function windowOf(
  slo: Pick<StoredSlo, 'window'>,
  policy: ErrorBudgetPolicy,
): SloWindow {
  return slo.window ?? policy.window;
}
