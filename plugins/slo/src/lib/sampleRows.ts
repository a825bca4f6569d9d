import type { SloTimelinePoint } from '@causeway/plugin-slo-common';

/**
 * Fewer points that say the same: counts of the points between are added up, so that nothing that happened is left out.
 *
 * @param most - how many rows there may be
 */
export function sampleRows(
  points: SloTimelinePoint[],
  most: number,
): SloTimelinePoint[] {
  const size = Math.max(1, Math.ceil(points.length / most));
  const rows: SloTimelinePoint[] = [];
  for (let end = points.length; end > 0; end -= size) {
    const part = points.slice(Math.max(0, end - size), end);
    const sum = (pick: (point: SloTimelinePoint) => number) =>
      part.reduce((all, point) => all + pick(point), 0);
    rows.unshift({
      ...part[part.length - 1],
      bad: sum(({ bad }) => bad),
      total: sum(({ total }) => total),
    });
  }
  return rows;
}
