/** A small picture's size and the values that its top and bottom stand for. */
export interface SparkScale {
  width: number;
  height: number;
  low: number;
  high: number;
}

/**
 * The line of a small chart as an SVG path. What isn't known is a gap; a point alone between gaps is a dot.
 *
 * @param values - at regular moments, oldest first; null is not known
 */
export function sparkPath(
  values: (number | null)[],
  scale: SparkScale,
): string {
  const { width, height, low, high } = scale;
  const step = width / Math.max(1, values.length - 1);
  const y = (value: number) => {
    const share = (value - low) / (high - low || 1);
    return height * (1 - Math.min(1, Math.max(0, share)));
  };
  const round = (value: number) => Number(value.toFixed(1));
  return values
    .map((value, index) => {
      if (value === null) return '';
      const point = `${round(index * step)} ${round(y(value))}`;
      const before = index > 0 ? values[index - 1] : null;
      if (before !== null) return `L${point}`;
      const after = index + 1 < values.length ? values[index + 1] : null;
      return after === null ? `M${point}h0.1` : `M${point}`;
    })
    .join('');
}
