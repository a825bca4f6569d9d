import { alertConditions } from '../../alerts';
import type { Slo } from '../../model';
import type { LintProblem, LintRule } from '../LintRule';
import { percent, plain } from '../numbers';
import { windowMsOf } from '../windowMsOf';

const PYRRA_FACTORS = { page: [14, 7], ticket: [2, 1] } as const;

function factorsOf(
  slo: Slo,
  severity: 'page' | 'ticket',
  windowMs: number,
): readonly number[] {
  return slo.format === 'pyrra'
    ? PYRRA_FACTORS[severity]
    : alertConditions({ window: { type: 'rolling', durationMs: windowMs } })
        .filter(tier => tier.severity === severity)
        .map(({ factor }) => factor);
}

/** A tier of an alert can fire. */
export const unreachableAlert: LintRule = {
  id: 'unreachable-alert',
  severity: 'warning',
  what: 'Each alert tier can fire: its factor times the error budget is at most 1. An alert of which no tier can fire is an error.',
  why: 'An error ratio is never above 1. Over 30 days the page at 14.4 times the budget is dead below an objective of 93.06 %, the one at 6 times below 83.33 %, the ticket at 3 times below 66.67 %.',
  *check({ slo, alertingAt, objectiveAt }, settings): Iterable<LintProblem> {
    const budget = 1 - slo.objective;
    // Such an objective is reported for itself.
    if (!(budget > 0 && budget < 0.99)) return;
    const windowMs = windowMsOf(slo, settings);
    for (const severity of ['page', 'ticket'] as const) {
      if (!slo.alerting[severity].enabled) continue;
      const factors = factorsOf(slo, severity, windowMs);
      const dead = factors.filter(factor => factor * budget > 1 + 1e-9);
      if (dead.length === 0) continue;
      const all = dead.length === factors.length;
      const least = Math.max(...dead);
      yield {
        at: slo.format === 'openslo' ? objectiveAt : alertingAt,
        severity: all ? 'error' : 'warning',
        message: `At ${percent(slo.objective)} the ${severity} alert ${
          all ? 'can never fire' : 'fires only by its slow condition'
        }: ${plain(dead[0])} times the budget of ${percent(
          budget,
        )} is an error ratio of ${percent(
          dead[0] * budget,
        )}, and even a full outage is 100 %.`,
        fix: `an objective of at least ${plain(
          Math.ceil((1 - 1 / least) * 10_000) / 100,
        )} %, or switch the ${severity} alert off and alert on the symptom itself`,
      };
    }
  },
};
