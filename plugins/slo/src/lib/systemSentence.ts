import type { SloTruth, SystemSlos } from '@causeway/plugin-slo-common';
import { asSentence } from './asSentence';
import { formatBudget } from './formatBudget';
import { formatPercent } from './formatPercent';
import { plural } from './plural';

/** How SLOs become one budget, in words. */
export const KINDS: Record<
  SystemSlos['kind'],
  { label: string; explanation: string }
> = {
  weighted: {
    label: 'By weight',
    explanation:
      'Each SLO counts by its weight, as capabilities that are used apart',
  },
  'all-of': {
    label: 'All of them',
    explanation: 'A request needs every one of them, so that ratios multiply',
  },
};

/** Truth of a composite budget: what isn't known of one member isn't known of all. */
export function compositeTruth({
  state,
  remaining,
}: SystemSlos['composite']): SloTruth {
  if (state !== 'measured' || remaining === null) return 'unknown';
  return remaining < 0 ? 'broken' : 'holds';
}

/** The system's budget in a sentence that a person can repeat. */
export function systemSentence({
  composite,
  members,
  title,
}: Pick<SystemSlos, 'composite' | 'members' | 'title'>): string {
  const { state, attainment, objective, remaining, atBest, atWorst } =
    composite;
  const slos = plural(members.length, 'SLO');
  if (state === 'measured') {
    const left =
      remaining !== null && remaining < 0
        ? `the budget is spent, ${formatBudget(remaining)}`
        : `${formatBudget(remaining)} of the budget is left`;
    const subject =
      members.length === 1
        ? `The one SLO of ${title}`
        : `Together, the ${slos} of ${title}`;
    return `${subject} attained ${formatPercent(attainment)}; ${formatPercent(
      objective,
    )} was promised: ${left}.`;
  }
  if (state === 'unknown') {
    return `${plural(composite.unknown.length, 'SLO')} of ${members.length} ${
      composite.unknown.length === 1 ? 'is' : 'are'
    } unknown, so that together they attained something between ${formatPercent(
      atWorst,
    )} and ${formatPercent(atBest)}; ${formatPercent(objective)} was promised.`;
  }
  return asSentence(composite.reason);
}
