/**
 * Whether an SLO's promise is kept.
 *
 * `holds`: measured, and within budget. `at-risk`: within budget, but an alert tier fires, or the forecast or the policy
 * says that it won't be for long. `broken`: the budget is used up. `unknown`: it can't be known; the reason says why.
 *
 * @public
 */
export type SloTruth = 'holds' | 'at-risk' | 'broken' | 'unknown';
