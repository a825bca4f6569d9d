/** Below this a share of an event matters. */
const FEW = 10;

/**
 * Bad and allowed events as people count them, and what lies between, so that the three add up: whole ones, unless the budget
 * allows only a few.
 */
export function wholeEvents(counts: { bad: number; allowed: number }): {
  bad: number;
  allowed: number;
  rest: number;
} {
  const few = counts.allowed < FEW;
  const tenths = (count: number) => Math.round(count * 10) / 10;
  const bad = few ? tenths(counts.bad) : Math.round(counts.bad);
  const allowed = few ? tenths(counts.allowed) : Math.floor(counts.allowed);
  return { bad, allowed, rest: Math.abs(tenths(allowed - bad)) };
}
