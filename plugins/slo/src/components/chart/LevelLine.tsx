import { useDrawingArea, useYScale } from '@mui/x-charts/hooks';
import styles from './chart.module.css';

/** Props of {@link LevelLine}. */
export interface LevelLineProps {
  /** Where it is on the axis. */
  value: number;
  /** What happens above it, written on it. */
  text: string;
}

/** A line across a chart, above which something happens. */
export const LevelLine = (props: LevelLineProps) => {
  const { value, text } = props;
  const { left, width } = useDrawingArea();
  const yScale = useYScale<'linear'>();
  const y = yScale(value);
  if (y === undefined) return null;
  return (
    <g className={styles.level}>
      <path d={`M${left} ${y}H${left + width}`} />
      <text x={left + 4} y={y - 5}>
        {text}
      </text>
    </g>
  );
};
