import { LineChart } from '@mui/x-charts/LineChart';
import { ReactNode, useMemo } from 'react';
import { timeTicks } from '../../lib/timeTicks';
import { formatTime } from '../../lib/formatTime';
import { UnknownBands } from './UnknownBands';
import styles from './chart.module.css';

/** Props of {@link TimeChart}. */
export interface TimeChartProps {
  /** What it shows, for who can't see it; a table beside has the numbers. */
  label: string;
  from: number;
  to: number;
  /** Moments, oldest first. */
  at: number[];
  /** As many values; null is not known, and a gap. */
  values: (number | null)[];
  /** What the values are called. */
  name: string;
  format(value: number): string;
  height: number;
  /** Colour of the line, as CSS. */
  color: string;
  /** Colours below values, lowest first, in place of `color`. */
  bands?: { below: number; color: string }[];
  /** Filled down to zero, where area means amount. */
  area?: boolean;
  /** Values to name on the axis; round ones without it. */
  ticks?: number[];
  /** Counts whole things: nothing between two of them is named. */
  whole?: boolean;
  min?: number;
  max?: number;
  /** Drawn over the plot. */
  children?: ReactNode;
}

const MARGIN = { top: 16, right: 12, bottom: 0, left: 0 };

/** Values over time: gaps are gaps, hatched; at most five ticks; zero shown. */
export const TimeChart = (props: TimeChartProps) => {
  const { label, from, to, at, values, name, format, color, bands } = props;
  const x = useMemo(() => timeTicks(from, to), [from, to]);
  const dates = useMemo(() => at.map(ms => new Date(ms)), [at]);
  return (
    <div className={styles.chart} role="img" aria-label={label}>
      <LineChart
        height={props.height}
        margin={MARGIN}
        skipAnimation
        hideLegend
        grid={{ horizontal: true }}
        series={[
          {
            id: 'values',
            data: values,
            label: name,
            color,
            area: props.area,
            showMark: false,
            curve: 'linear',
            valueFormatter: value =>
              value === null ? 'unknown' : format(value),
          },
        ]}
        xAxis={[
          {
            scaleType: 'time',
            data: dates,
            min: new Date(from),
            max: new Date(to),
            tickInterval: x.ticks.map(ms => new Date(ms)),
            valueFormatter: (value: Date, { location }) =>
              location === 'tick'
                ? x.format(value.getTime())
                : formatTime(value.getTime()),
            height: 28,
            disableLine: true,
            disableTicks: true,
          },
        ]}
        yAxis={[
          {
            min: props.min,
            max: props.max,
            tickNumber: 3,
            tickMinStep: props.whole ? 1 : undefined,
            tickInterval: props.ticks ?? 'auto',
            valueFormatter: (value: number) => format(value),
            width: 64,
            disableLine: true,
            disableTicks: true,
            ...(bands && {
              colorMap: {
                type: 'piecewise' as const,
                thresholds: bands.slice(0, -1).map(({ below }) => below),
                colors: bands.map(band => band.color),
              },
            }),
          },
        ]}
      >
        <UnknownBands at={at} values={values} />
        {props.children}
      </LineChart>
    </div>
  );
};
