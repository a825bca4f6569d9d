/** A bucket is compared with those of the half hour before. */
const COMPARED = 6;

/**
 * How much of a bucket was observed: its samples compared with the most that a bucket of the half hour before had, so that nobody
 * has to say how often is scraped. One sample less is nothing: scrapes and buckets begin at different times.
 *
 * @param samples - samples of the best covered series in the bucket that ends at a time; nothing where there are none
 * @param at - end of the bucket, milliseconds
 * @param stepMs - length of a bucket
 */
export function coverageOf(
  samples: (at: number) => number,
  at: number,
  stepMs: number,
): number {
  const seen = samples(at);
  if (seen <= 0) return 0;
  const most = Math.max(
    ...Array.from({ length: COMPARED + 1 }, (_, index) =>
      samples(at - index * stepMs),
    ),
  );
  return seen >= most - 1 ? 1 : seen / most;
}

/** How far before a range its samples must be known. */
export const LEAD_IN_BUCKETS = COMPARED;
