/** Least observed part of a window for a verdict, unless a policy says otherwise. */
export const MINIMUM_COVERAGE = 0.95;

/** Traffic is low where the budget allows fewer bad events than this: one of them is 10 % of it. */
export const LOW_TRAFFIC_BELOW = 10;
