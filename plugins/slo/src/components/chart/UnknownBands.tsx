import { useDrawingArea, useXScale } from '@mui/x-charts/hooks';
import { useId } from 'react';
import { gapsOf } from '../../lib/gapsOf';

/** Props of {@link UnknownBands}. */
export interface UnknownBandsProps {
  at: number[];
  values: (number | null)[];
}

/** Hatches the times of which nothing is known. */
export const UnknownBands = (props: UnknownBandsProps) => {
  const { at, values } = props;
  const { top, height } = useDrawingArea();
  const xScale = useXScale<'time'>();
  const id = useId();
  return (
    <g>
      <pattern
        id={id}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="2" height="6" fill="var(--cw-border-strong)" />
      </pattern>
      {gapsOf(at, values).map(({ from, to }) => {
        const x = xScale(new Date(from)) ?? 0;
        return (
          <rect
            key={from}
            x={x}
            y={top}
            width={Math.max(1, (xScale(new Date(to)) ?? 0) - x)}
            height={height}
            fill={`url(#${id})`}
            opacity="0.5"
          >
            <title>Nothing is known of this time</title>
          </rect>
        );
      })}
    </g>
  );
};
