import type {
  ConditionState,
  SloDetail,
  SloTruth,
} from '@causeway/plugin-slo-common';
import { formatBurn } from './formatBurn';
import { formatDuration } from './formatDuration';

/** A pair of windows as a line: when it fires, and whether it does. */
export interface AlertLine {
  key: string;
  truth: SloTruth;
  text: string;
  /** How it was made. */
  title: string;
}

const WORDS: Record<
  ConditionState['state'],
  { truth: SloTruth; text: string }
> = {
  firing: { truth: 'broken', text: 'fires' },
  quiet: { truth: 'holds', text: 'quiet' },
  unknown: { truth: 'unknown', text: 'unknown' },
  unreachable: { truth: 'unknown', text: 'can never fire' },
};

/** The alerts of an SLO, pair by pair. */
export function alertLines(slo: Pick<SloDetail, 'conditions'>): AlertLine[] {
  return slo.conditions.map(({ condition, state, short, long }) => {
    const { severity, speed, shortMs, longMs, factor } = condition;
    const word = WORDS[state];
    const firing = state === 'firing';
    const truth = firing && severity === 'ticket' ? 'at-risk' : word.truth;
    return {
      key: `${severity} ${speed}`,
      truth,
      text: `${severity === 'page' ? 'Page' : 'Ticket'} at ${formatBurn(
        factor,
      )} over ${formatDuration(longMs)} and ${formatDuration(shortMs)}: ${
        word.text
      }`,
      title:
        state === 'unreachable'
          ? 'Even if every event were bad, the burn rate would stay below: the objective is too low for this alert'
          : `Now ${formatBurn(long)} over ${formatDuration(
              longMs,
            )} and ${formatBurn(short)} over ${formatDuration(shortMs)}`,
    };
  });
}
