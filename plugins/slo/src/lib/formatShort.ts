const STEPS = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** A large number as people say it: `7.2 million`; a small one exactly. */
export function formatShort(value: number): string {
  const step = STEPS.find(([size]) => Math.abs(value) >= size);
  return step
    ? `${Number((value / step[0]).toPrecision(3))} ${step[1]}`
    : Math.round(value).toLocaleString('en-US').replace('-', '−');
}
