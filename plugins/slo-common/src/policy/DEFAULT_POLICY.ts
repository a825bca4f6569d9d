import { ErrorBudgetPolicy } from './ErrorBudgetPolicy';
import { policySchema } from './policySchema';

/**
 * The policy of a service that has none of its own: 25, 50, 75 and 100 % of the budget.
 *
 * @public
 */
export const DEFAULT_POLICY: ErrorBudgetPolicy = policySchema.parse({
  window: '30d',
  stages: [
    {
      consumed: 25,
      name: 'watch',
      releases: 'all',
      actions: [
        'Review the incidents of the window and plan a postmortem for each that has none.',
        'Correct alert thresholds that were late or noisy.',
      ],
    },
    {
      consumed: 50,
      name: 'careful',
      releases: 'reviewed',
      actions: [
        'Changes that can wait, wait; others need a second reviewer.',
        'Reliability work goes first in the next planning.',
      ],
    },
    {
      consumed: 75,
      name: 'reliability first',
      releases: 'fixes',
      actions: [
        'No feature is released; the team works on reliability.',
        'The owner’s lead is told.',
      ],
    },
    {
      consumed: 100,
      name: 'frozen',
      releases: 'security and reliability fixes',
      actions: [
        'Nothing is released but fixes of reliability or security, until the budget is positive again.',
        'Write a root cause analysis and have it reviewed.',
      ],
    },
  ],
});
