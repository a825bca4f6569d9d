import type { TimeRange } from '../api/types';

/** The times between known values of which nothing is known. */
export function gapsOf(at: number[], values: (number | null)[]): TimeRange[] {
  const gaps: TimeRange[] = [];
  let open: TimeRange | undefined;
  at.forEach((ms, index) => {
    if (values[index] !== null) {
      if (open) open.to = ms;
      open = undefined;
      return;
    }
    if (!open) {
      open = { from: at[Math.max(0, index - 1)], to: ms };
      gaps.push(open);
    }
    open.to = ms;
  });
  return gaps;
}
