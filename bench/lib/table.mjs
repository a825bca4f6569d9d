const median = values => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
};

const number = value =>
  value === undefined
    ? '–'
    : value.toLocaleString('en', { maximumFractionDigits: value < 20 ? 2 : 0 });

/**
 * One line for a figure: ours, stock, their ratio, the target and whether it is
 * met. `target` is `{ ratio }` (ours at most that part of stock's) or `{ most }`
 * (an absolute limit). A figure that couldn't be taken is unknown, not met.
 */
export function figure({ title, unit, ours, stock, target }) {
  const our = ours?.length ? median(ours) : undefined;
  const theirs = stock?.length ? median(stock) : undefined;
  const ratio = our !== undefined && theirs ? our / theirs : undefined;
  const value = target.ratio === undefined ? our : ratio;
  const limit = target.ratio ?? target.most;
  let verdict = 'unknown';
  if (value !== undefined) verdict = value <= limit ? 'met' : 'missed';
  return {
    figure: title,
    unit,
    ours: number(our),
    stock: number(theirs),
    ratio: number(ratio),
    target: target.ratio === undefined ? `<= ${limit}` : `<= ${limit} x`,
    verdict,
  };
}

/** Prints rows of equal keys as aligned columns. */
export function printTable(rows) {
  const keys = Object.keys(rows[0]);
  const width = key => Math.max(key.length, ...rows.map(r => r[key].length));
  const line = row => keys.map(key => row[key].padEnd(width(key))).join('  ');
  console.log(line(Object.fromEntries(keys.map(key => [key, key]))));
  for (const row of rows) console.log(line(row));
}
