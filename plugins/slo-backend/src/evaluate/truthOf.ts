import {
  formatCount,
  formatPercent,
  formatSpan,
  type SloSummary,
  type SloTruth,
} from '@causeway/plugin-slo-common';
import { formatRate } from '../lib/formatRate';
import { wholeEvents } from '../lib/wholeEvents';
import { dataAge } from './dataAge';
import type { EvaluatedSlo } from './EvaluatedSlo';

/** Half of the budget: from here on the policy asks for care. */
const AT_RISK_FROM = 0.5;

/** What an SLO's promise comes to, and why, in one sentence. */
export interface Truth {
  truth: SloTruth;
  reason: string;
}

/**
 * Judges the promise at a moment. Every doubt comes before every answer: what can't be known is never fine and never
 * broken.
 */
export function truthOf(options: {
  evaluated: EvaluatedSlo;
  stage: (SloSummary['stage'] & { consumed: number | null }) | null;
  now: number;
}): Truth {
  const { evaluated } = options;
  const doubt = doubtOf(evaluated, options.now);
  if (doubt) {
    return { truth: 'unknown', reason: doubt };
  }
  const { consumed, bad, allowed, reason } = evaluated.evaluation;
  if (consumed !== null && consumed >= 1) {
    const counts = wholeEvents({ bad, allowed: allowed ?? 0 });
    const over =
      allowed === null
        ? ''
        : `: ${formatCount(counts.bad)} were bad, ${formatCount(
            counts.allowed,
          )} are allowed`;
    return {
      truth: 'broken',
      reason: `${formatPercent(consumed)} of the budget is used${over}`,
    };
  }
  const risk = riskOf(options);
  return risk ? { truth: 'at-risk', reason: risk } : { truth: 'holds', reason };
}

function doubtOf(evaluated: EvaluatedSlo, now: number): string | undefined {
  const { evaluation, quarantined, dataAt } = evaluated;
  if (evaluation.state === 'invalid') {
    return evaluation.reason;
  }
  if (quarantined) {
    return `It is kept out of the policy: ${quarantined}`;
  }
  if (dataAt === null) {
    return 'Nothing was measured yet';
  }
  const age = dataAge(evaluated, now);
  if (age?.stale) {
    const known =
      evaluation.consumed === null
        ? ''
        : `; ${formatPercent(evaluation.consumed)} of the budget was used then`;
    return `The newest data is ${formatSpan(age.ageMs)} old${known}`;
  }
  return evaluation.state === 'insufficient-coverage'
    ? evaluation.reason
    : undefined;
}

function riskOf(options: Parameters<typeof truthOf>[0]): string | undefined {
  const { evaluated, stage } = options;
  const { alerts, forecast, evaluation } = evaluated;
  for (const severity of ['page', 'ticket'] as const) {
    const firing = alerts.conditions.find(
      ({ condition, state }) =>
        condition.severity === severity && state === 'firing',
    );
    if (firing) {
      const { condition, long } = firing;
      return `The ${severity} alert fires: over ${formatSpan(
        condition.longMs,
      )} the budget burns ${formatRate(long ?? 0)} times as fast as it may`;
    }
  }
  // One of them alone is a short burst, or one that is over.
  if (forecast.hour.state === 'runs-out' && forecast.day.state === 'runs-out') {
    return forecast.day.reason;
  }
  if (
    stage?.status === 'known' &&
    stage.consumed !== null &&
    stage.consumed >= AT_RISK_FROM
  ) {
    return `Stage ${stage.name} of the policy: ${formatPercent(
      evaluation.consumed ?? stage.consumed,
    )} of the budget is used`;
  }
  return undefined;
}
