import type { SloTimeline } from '@causeway/plugin-slo-common';
import { useMemo } from 'react';
import { formatDuration } from '../../lib/formatDuration';
import { formatNumber } from '../../lib/formatNumber';
import { formatShort } from '../../lib/formatShort';
import { TimeChart } from '../chart/TimeChart';
import styles from './charts.module.css';

const HEIGHT = 120;

/** All events and bad events over time, each with its own scale. */
export const VolumeCharts = (props: { timeline: SloTimeline }) => {
  const { points, from, to, stepMs } = props.timeline;
  const at = useMemo(() => points.map(point => point.at), [points]);
  const seen = useMemo(
    () => points.map(point => (point.coverage > 0 ? point : null)),
    [points],
  );
  const all = seen.map(point => point && point.total);
  const bad = seen.map(point => point && point.bad);
  const sum = (values: (number | null)[]) =>
    formatNumber(
      values.reduce<number>((total, value) => total + (value ?? 0), 0),
    );
  const step = formatDuration(stepMs);
  const common = {
    from,
    to,
    at,
    height: HEIGHT,
    min: 0,
    area: true,
    whole: true,
  };
  return (
    <>
      <h3 className={styles.chartTitle}>{`All events, per ${step}`}</h3>
      <TimeChart
        {...common}
        values={all}
        name="All events"
        label={`All events per ${step}: ${sum(all)} together`}
        format={formatShort}
        color="var(--cw-unk)"
      />
      <h3 className={styles.chartTitle}>{`Bad events, per ${step}`}</h3>
      <TimeChart
        {...common}
        values={bad}
        name="Bad events"
        label={`Bad events per ${step}: ${sum(bad)} together`}
        format={formatShort}
        color="var(--cw-bad)"
      />
    </>
  );
};
