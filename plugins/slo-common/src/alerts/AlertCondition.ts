/**
 * One pair of windows of a multi-window, multi-burn-rate alert: it holds while the burn rates of both are above the
 * factor.
 *
 * @public
 */
export interface AlertCondition {
  severity: 'page' | 'ticket';
  /** `quick` or `slow`; the alert fires when either holds. */
  speed: 'quick' | 'slow';
  /** Share of the budget that is gone when the alert fires under steady traffic, 0..1. */
  budget: number;
  shortMs: number;
  longMs: number;
  factor: number;
}
