import type { SloTruth } from '@causeway/plugin-slo-common';
import { joinClasses } from '@causeway/plugin-ui-react';
import { sparkPath } from '../../lib/sparkPath';
import { truthClass } from '../../lib/truthClass';
import styles from './ui.module.css';

const SIZE = { width: 96, height: 22 };

/** Props of {@link Sparkline}. */
export interface SparklineProps {
  /** Budget left at regular moments, oldest first; null is not known. */
  values: (number | null)[];
  truth: SloTruth;
  /** What it shows, for who can't see it. */
  label: string;
}

/** The course of a budget, small; gaps are gaps, and zero is a line where it was reached. */
export const Sparkline = (props: SparklineProps) => {
  const { values, truth, label } = props;
  const known = values.filter(value => value !== null);
  const low = Math.max(-1, Math.min(0, ...known));
  const scale = { ...SIZE, low, high: 1 };
  const zero = SIZE.height * (1 / (1 - low));
  return (
    <svg
      className={joinClasses(truthClass(truth))}
      viewBox={`-1 -1 ${SIZE.width + 2} ${SIZE.height + 2}`}
      width={SIZE.width}
      height={SIZE.height + 2}
      role="img"
      aria-label={known.length ? label : 'Nothing is known of the past'}
    >
      {low < 0 && (
        <path
          d={`M0 ${zero.toFixed(1)}H${SIZE.width}`}
          stroke="var(--cw-border-strong)"
          strokeDasharray="2 2"
        />
      )}
      {known.length ? (
        <path
          d={sparkPath(values, scale)}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ) : (
        <rect
          className={styles.unk}
          y={SIZE.height / 2 - 3}
          width={SIZE.width}
          height="6"
          rx="3"
          fill="none"
          stroke="var(--cw-border-strong)"
          strokeDasharray="3 3"
        />
      )}
    </svg>
  );
};
