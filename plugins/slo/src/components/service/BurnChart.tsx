import type { SloTimeline } from '@causeway/plugin-slo-common';
import { useMemo } from 'react';
import { burnCourse, burnSentence } from '../../lib/burnCourse';
import type { BurnTier } from '../../lib/burnTiers';
import { formatBurn } from '../../lib/formatBurn';
import { formatDay } from '../../lib/formatDay';
import { EventMarks } from '../chart/EventMarks';
import { LevelLine } from '../chart/LevelLine';
import { TimeChart } from '../chart/TimeChart';
import styles from './charts.module.css';

/** Props of {@link BurnChart}. */
export interface BurnChartProps {
  timeline: SloTimeline;
  tier: BurnTier;
}

const HEIGHT = 200;

/** Up to 1× the budget lasts; above the line an alert fires. */
function bandsOf({ factor, severity }: BurnTier) {
  const worst = severity === 'page' ? 'var(--cw-bad)' : 'var(--cw-risk)';
  return [
    { below: 1, color: 'var(--cw-ok)' },
    ...(factor !== null && factor > 1
      ? [{ below: factor, color: 'var(--cw-risk)' }]
      : []),
    { below: Infinity, color: factor === null ? 'var(--cw-risk)' : worst },
  ];
}

/** How fast the budget burned at each time, with the line above which an alert fires. */
export const BurnChart = (props: BurnChartProps) => {
  const { timeline, tier } = props;
  const { points, from, to } = timeline;
  const at = useMemo(() => points.map(point => point.at), [points]);
  const course = useMemo(() => burnCourse(points, tier), [points, tier]);
  const marks = useMemo(
    () =>
      timeline.events.map(event => ({
        event,
        text: event.title,
        weight: event.cause === 'deploy' ? 0 : 1,
      })),
    [timeline.events],
  );
  const { factor } = tier;
  const top = Math.max(
    2,
    (factor ?? 1) * 1.3,
    (course.highest?.rate ?? 0) * 1.1,
  );
  const sentence = burnSentence(course, tier);
  return (
    <>
      <p className={styles.chartSays}>{sentence}</p>
      <TimeChart
        label={`Burn rate over ${tier.label} from ${formatDay(
          from,
        )} to ${formatDay(to)}. ${sentence} The table below has the numbers.`}
        from={from}
        to={to}
        at={at}
        values={course.values}
        name={`Burn rate over ${tier.label}`}
        format={formatBurn}
        height={HEIGHT}
        color="var(--cw-ok)"
        bands={bandsOf(tier)}
        min={0}
        max={top}
      >
        {factor !== null && (
          <LevelLine
            value={factor}
            text={`${tier.severity} above ${formatBurn(factor)}`}
          />
        )}
        <EventMarks marks={marks} from={from} to={to} />
      </TimeChart>
    </>
  );
};
