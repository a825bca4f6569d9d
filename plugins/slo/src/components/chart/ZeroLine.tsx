import { useDrawingArea, useYScale } from '@mui/x-charts/hooks';

/** A line where the budget is used up. */
export const ZeroLine = () => {
  const { left, width } = useDrawingArea();
  const yScale = useYScale<'linear'>();
  const y = yScale(0);
  return y === undefined ? null : (
    <path
      d={`M${left} ${y}H${left + width}`}
      stroke="var(--cw-text-3)"
      strokeWidth="1"
    />
  );
};
