import { runSteps } from '../steps';
import { AlertCondition } from './AlertCondition';
import { AlertOptions, alertState } from './alertState';

/**
 * A time during which an alert fired.
 *
 * @public
 */
export interface FiredAlert {
  severity: AlertCondition['severity'];
  /** First and last evaluation at which it fired. */
  from: number;
  to: number;
  /** Still firing at the last evaluation. */
  open: boolean;
  /** Pairs that held at some time. */
  speeds: AlertCondition['speed'][];
  /** Highest burn rate of a long window that held. */
  peak: number;
}

/** What {@link simulateAlerts} works with. @public */
export interface SimulationOptions extends AlertOptions {
  from: number;
  to: number;
  /** The ledger's buckets without it: there is nothing new in between. */
  stepMs?: number;
}

/**
 * Evaluates the alerts at every step from `from` up to and including `to`, and lists when they fired. A step at which
 * nothing is known ends an alert, as a missing value does in Prometheus.
 *
 * @public
 */
export function simulateAlerts(options: SimulationOptions): FiredAlert[] {
  return runSteps(simulationSteps(options));
}

/** As {@link simulateAlerts}, one evaluation at a time. */
export function* simulationSteps(
  options: SimulationOptions,
): Generator<void, FiredAlert[]> {
  const { from, to, stepMs = options.ledger.bucketMs } = options;
  const { objective, conditions, ledger, budgeting, minimumBad } = options;
  const facts = { objective, conditions, ledger, budgeting, minimumBad };
  if (!(stepMs >= 1)) {
    throw new RangeError(`A step of ${stepMs} ms leads nowhere`);
  }
  const fired: FiredAlert[] = [];
  const current: Partial<Record<AlertCondition['severity'], FiredAlert>> = {};
  for (let at = from; at <= to; at += stepMs) {
    yield;
    const state = alertState({ ...facts, at });
    for (const severity of ['page', 'ticket'] as const) {
      if (state[severity] !== 'firing') {
        delete current[severity];
        continue;
      }
      let alert = current[severity];
      if (!alert) {
        alert = {
          severity,
          from: at,
          to: at,
          open: false,
          speeds: [],
          peak: 0,
        };
        current[severity] = alert;
        fired.push(alert);
      }
      alert.to = at;
      for (const { condition, state: firing, long } of state.conditions) {
        if (condition.severity === severity && firing === 'firing') {
          alert.peak = Math.max(alert.peak, long ?? 0);
          if (!alert.speeds.includes(condition.speed)) {
            alert.speeds.push(condition.speed);
          }
        }
      }
    }
  }
  for (const alert of Object.values(current)) {
    alert.open = true;
  }
  return fired;
}
