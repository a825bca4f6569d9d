import {
  formatPercent,
  formatSpan,
  type RecordedBudget,
} from '@causeway/plugin-slo-common';
import type { EvaluatedSlo } from '../evaluate/EvaluatedSlo';
import type { StoredBudget } from '../store';

/** Tools round, and are asked at another moment: this much apart is the same. */
const SAME = 0.005;

/** What another tool says of a budget, and why it differs from ours where it does. */
export function recordedBudget(
  said: StoredBudget,
  evaluated: EvaluatedSlo | undefined,
): RecordedBudget {
  return {
    tool: said.tool,
    remaining: said.remaining,
    at: said.readAt,
    difference: differenceOf(said, evaluated),
  };
}

function differenceOf(
  { tool, remaining, periodMs }: StoredBudget,
  evaluated: EvaluatedSlo | undefined,
): string | null {
  const ours = evaluated?.evaluation.remaining ?? null;
  if (!evaluated || ours === null) {
    return null;
  }
  if (remaining === null) {
    return `${tool} has no number: one moment without events makes its average NaN for the whole period; the events say that ${formatPercent(
      ours,
    )} is left`;
  }
  if (Math.abs(remaining - ours) <= SAME) {
    return null;
  }
  const { window } = evaluated;
  if (window.type === 'calendar') {
    return `${tool} counts a rolling period; this SLO counts from the beginning of its ${window.unit}`;
  }
  if (periodMs !== null && periodMs !== window.durationMs) {
    return `${tool} counts ${formatSpan(periodMs)}, this SLO ${formatSpan(
      window.durationMs,
    )}`;
  }
  return `${tool} says ${formatPercent(
    remaining,
  )} is left, the events say ${formatPercent(
    ours,
  )}: ${tool} averages 5-minute ratios, in which a quiet five minutes weigh as much as busy ones`;
}
