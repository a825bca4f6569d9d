import {
  formatCount,
  formatPercent,
  formatSpan,
} from '@causeway/plugin-slo-common';
import { wholeEvents } from '../lib/wholeEvents';
import type { EvaluatedSlo } from './EvaluatedSlo';

/** The budget in a sentence or two that a person can repeat. */
export function sentenceOf(evaluated: EvaluatedSlo): string {
  const { evaluation, slo, window } = evaluated;
  const { state, bad, total, allowed, attainment, unit } = evaluation;
  const promised = `${formatPercent(slo.objective)} was promised`;
  const things = unit === 'slices' ? 'time slices' : 'events';
  if (state === 'invalid') {
    return `${evaluation.reason}.`;
  }
  const when =
    window.type === 'rolling'
      ? `In the last ${lengthInWords(window.durationMs)}`
      : `Since ${new Date(evaluation.from).toISOString().slice(0, 16)}Z`;
  if (evaluation.coverage === 0 && total === 0) {
    return `Nothing was measured ${when
      .replace('In', 'in')
      .replace('Since', 'since')}; ${promised}.`;
  }
  if (attainment === null || allowed === null) {
    return `${when} there were no ${things}; ${promised}.`;
  }
  const share = `${when} ${formatPercent(attainment)} of ${formatCount(
    total,
  )} ${things} were good; ${promised}.`;
  const counts = wholeEvents({ bad, allowed });
  const budget =
    bad > allowed
      ? `${formatCount(counts.rest)} more than the budget of ${formatCount(
          counts.allowed,
        )}`
      : `and ${formatCount(counts.rest)} of the budget of ${formatCount(
          counts.allowed,
        )} are left`;
  const spent = `That is ${formatCount(counts.bad)} bad ones, ${budget}.`;
  const gaps =
    state === 'insufficient-coverage' ? ` ${evaluation.reason}.` : '';
  return `${share} ${spent}${gaps}`;
}

const DAY_MS = 86_400_000;

function lengthInWords(ms: number): string {
  const days = ms / DAY_MS;
  if (!Number.isInteger(days)) {
    return formatSpan(ms);
  }
  return days === 1 ? 'day' : `${days} days`;
}
