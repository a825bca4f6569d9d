import type { Feasibility, SloTruth } from '@causeway/plugin-slo-common';
import { formatPercent } from './formatPercent';
import { personName } from './personName';

/** Whether an objective can be kept, with a sentence that has its sums. */
export interface FeasibleText {
  /** Null where there is nothing to judge. */
  truth: SloTruth | null;
  /** A word or two. */
  word: string;
  sentence: string;
}

const WORDS: Record<Feasibility['verdict'], { truth: SloTruth; word: string }> =
  {
    holds: { truth: 'holds', word: 'can be kept' },
    broken: { truth: 'broken', word: 'promises too much' },
    unknown: { truth: 'unknown', word: 'not known' },
  };

/** `A 99.9 % × B 99.5 % = 99.4 %`, or what the only one promises. */
function sumOf({ factors, bound }: Feasibility): string {
  const parts = factors.map(
    ({ ref, objective }) => `${personName(ref)} ${formatPercent(objective)}`,
  );
  return factors.length > 1
    ? `${parts.join(' × ')} = ${formatPercent(bound)}`
    : parts[0];
}

/** What an SLO promises against what its hard dependencies promise. */
export function feasibleText(
  slo: { objective: number },
  feasibility: Feasibility,
): FeasibleText {
  const { verdict, factors, unknown, bound } = feasibility;
  const promised = formatPercent(slo.objective);
  const names = unknown.map(personName).join(', ');
  if (verdict === 'unknown') {
    const rest = factors.length
      ? ` The others allow ${sumOf(feasibility)}.`
      : '';
    return {
      ...WORDS.unknown,
      sentence: `Nothing is promised of ${names}, so that nobody can say whether ${promised} can be kept.${rest}`,
    };
  }
  if (bound === null) {
    return {
      truth: null,
      word: 'nothing limits it',
      sentence: 'It has no hard dependency in the catalog that could limit it.',
    };
  }
  return {
    ...WORDS[verdict],
    sentence:
      verdict === 'broken'
        ? `${promised} is promised, but its hard dependencies allow only ${sumOf(
            feasibility,
          )} where they fail apart.`
        : `${promised} is promised, and its hard dependencies allow ${sumOf(
            feasibility,
          )}.`,
  };
}
