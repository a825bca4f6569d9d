import type { SpendEvent } from '@causeway/plugin-slo-common';
import { useDrawingArea, useXScale } from '@mui/x-charts/hooks';
import { placeLabels } from '../../lib/placeLabels';
import styles from './chart.module.css';

/** An event, and what its label says. */
export interface EventMark {
  event: SpendEvent;
  text: string;
  /** The greater, the sooner it gets its label. */
  weight: number;
}

/** Props of {@link EventMarks}. */
export interface EventMarksProps {
  marks: EventMark[];
  from: number;
  to: number;
}

/** Rows of labels at the top of a chart. */
const ROWS = 3;
const ROW_HEIGHT = 14;
/** With more lines than this none can be told from another. */
const MOST = 40;

/** Deploys as lines, incidents and maintenance as spans, with labels as far as there is room. */
export const EventMarks = (props: EventMarksProps) => {
  const { marks, from, to } = props;
  const { left, top, width, height } = useDrawingArea();
  const xScale = useXScale<'time'>();
  const right = left + width;
  const x = (ms: number) =>
    xScale(new Date(Math.min(to, Math.max(from, ms)))) ?? left;
  const shown = marks
    .filter(({ event }) => (event.to ?? event.from) >= from && event.from <= to)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST);
  const labels = placeLabels(
    shown.map(({ event, text }) => ({ x: x(event.from), text })),
    { left, right, rows: ROWS },
  );
  return (
    <g className={styles.events}>
      {shown.map(({ event, text }, index) => {
        const { row, anchor } = labels[index];
        const start = x(event.from);
        const end = event.cause === 'deploy' ? start : x(event.to ?? to);
        return (
          <g key={event.id}>
            <title>{`${event.cause}: ${text}`}</title>
            {end - start > 1 && (
              <rect
                x={start}
                y={top}
                width={end - start}
                height={height}
                className={styles[event.cause]}
              />
            )}
            <path d={`M${start} ${top}V${top + height}`} />
            {row !== undefined && (
              <text
                x={start + (anchor === 'start' ? 4 : -4)}
                y={top + 10 + row * ROW_HEIGHT}
                textAnchor={anchor}
              >
                {text}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
};
