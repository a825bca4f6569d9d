import type { SloDetail } from '@causeway/plugin-slo-common';
import type { TimeRange } from '../api/types';
import { windowText } from './windowText';

const DAY_MS = 86_400_000;
const FIVE_MINUTES_MS = 300_000;

/** A stretch of time that charts can show. */
export interface RangeChoice extends TimeRange {
  /** As the address has it. */
  id: string;
  label: string;
}

/** The stretches that are worth looking at: the SLO's window first, and a day, a week and a quarter where they differ. */
export function rangeChoices(
  slo: Pick<SloDetail, 'window' | 'from' | 'evaluatedAt'>,
): RangeChoice[] {
  // To the bucket, so that the same question is asked until there is a newer answer.
  const to = Math.floor(slo.evaluatedAt / FIVE_MINUTES_MS) * FIVE_MINUTES_MS;
  const back = (id: string, label: string, days: number) => ({
    id,
    label,
    from: to - days * DAY_MS,
    to,
  });
  const own = {
    id: 'window',
    label: windowText(slo.window),
    from: Math.min(slo.from, to - DAY_MS / 24),
    to,
  };
  const others = [
    back('1d', '24 hours', 1),
    back('7d', '7 days', 7),
    back('90d', '90 days', 90),
  ].filter(({ label }) => label !== own.label);
  return [...others, own].sort((a, b) => b.from - a.from);
}

/** The choice that the address names; the SLO's own window otherwise. */
export function chooseRange(
  choices: RangeChoice[],
  id: string | null,
): RangeChoice {
  return (
    choices.find(choice => choice.id === id) ??
    choices.find(choice => choice.id === 'window') ??
    choices[0]
  );
}
