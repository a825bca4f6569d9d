import { AlertCondition } from './AlertCondition';

/**
 * A condition at one moment.
 *
 * @public
 */
export interface ConditionState {
  condition: AlertCondition;
  /** `unreachable`: no ratio of errors can ever fire it at this objective. `unknown`: a window wasn't observed. */
  state: 'firing' | 'quiet' | 'unknown' | 'unreachable';
  /** Burn rates. */
  short: number | null;
  long: number | null;
}

/**
 * The alerts of an SLO at one moment.
 *
 * @public
 */
export interface SloAlertState {
  page: 'firing' | 'quiet' | 'unknown';
  ticket: 'firing' | 'quiet' | 'unknown';
  /** Each condition by itself: the rule that Prometheus evaluates can't say which of its two fired. */
  conditions: ConditionState[];
}
