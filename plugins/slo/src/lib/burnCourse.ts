import type { BurnWindow, SloTimeline } from '@causeway/plugin-slo-common';
import { formatBurn } from './formatBurn';
import { formatDay } from './formatDay';
import { plural } from './plural';
import type { BurnTier } from './burnTiers';

/** A burn rate over time. */
export interface BurnCourse {
  /** Null where nothing was observed. */
  values: (number | null)[];
  highest: { at: number; rate: number } | null;
  /** Stretches above the alert's line. */
  above: number;
}

/** The highest burn rate of each step, so that no peak lies between two points. */
export function burnCourse(
  points: SloTimeline['points'],
  tier: Pick<BurnTier, 'window' | 'factor'>,
): BurnCourse {
  const { window, factor } = tier;
  const values = points.map(point => rateAt(point, window));
  let highest: BurnCourse['highest'] = null;
  let above = 0;
  let wasAbove = false;
  values.forEach((rate, index) => {
    if (rate !== null && rate > (highest?.rate ?? -1)) {
      highest = { at: points[index].at, rate };
    }
    const isAbove = rate !== null && factor !== null && rate > factor;
    if (isAbove && !wasAbove) above += 1;
    wasAbove = isAbove;
  });
  return { values, highest, above };
}

/** The highest burn rate of a step. */
export function rateAt(
  point: SloTimeline['points'][number],
  window: BurnWindow,
): number | null {
  return point.burnPeaks[window] ?? null;
}

/** The course in a sentence that a person can repeat. */
export function burnSentence(course: BurnCourse, tier: BurnTier): string {
  const { highest, above } = course;
  if (!highest) return 'Nothing was observed in this time.';
  const most = `The highest was ${formatBurn(highest.rate)}, ${formatDay(
    highest.at,
  )}`;
  if (tier.factor === null) return `${most}. No alert looks at it.`;
  const line = formatBurn(tier.factor);
  const happened = above
    ? `went above ${plural(above, 'time')}`
    : 'never went above';
  return tier.severity === 'page'
    ? `${most}. A page needs more than ${line}, and it ${happened}.`
    : `${most}. A ticket needs more than ${line}, and it ${happened}.`;
}
