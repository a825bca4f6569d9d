import { SloBudgeting } from '../model/SloBudgeting';
import { SloWindow } from '../model/SloWindow';
import { HOUR_MS, Ledger } from '../ledger';
import { budgetNumbers } from '../maths';
import { runSteps } from '../steps';
import { ErrorBudgetPolicy } from './ErrorBudgetPolicy';
import { judgePolicy } from './judgePolicy';
import { PolicyMemory, PolicyVerdict } from './PolicyVerdict';
import { releaseOf } from './releaseOf';

/** An SLO with its history, for {@link dryRunPolicy}. @public */
export interface DryRunSlo {
  name: string;
  objective: number;
  /** The policy's window without it. */
  window?: SloWindow;
  budgeting?: SloBudgeting;
  ledger: Ledger;
  quarantined?: string;
}

/** What a policy would have done. @public */
export interface DryRun {
  from: number;
  to: number;
  /** The verdicts at which the stage changed. */
  transitions: PolicyVerdict[];
  /** Times during which no feature could have shipped. */
  freezes: { from: number; to: number; decidedBy: string | null }[];
  frozenMs: number;
  unknownMs: number;
  /** Time in each stage, none first. */
  stageMs: number[];
  /** `would have frozen 3 times, 41 h` */
  summary: string;
}

/** What {@link dryRunPolicy} works with. @public */
export interface DryRunOptions {
  policy: ErrorBudgetPolicy;
  slos: DryRunSlo[];
  from: number;
  to: number;
  /** An hour without it, which is what the ledger keeps for 400 days. */
  stepMs?: number;
}

/**
 * Applies a policy to the past, by the function that judges the present.
 *
 * @public
 */
export function dryRunPolicy(options: DryRunOptions): DryRun {
  return runSteps(dryRunSteps(options));
}

/**
 * As {@link dryRunPolicy}, one verdict at a time: 400 days are thousands of them.
 *
 * @public
 */
export function* dryRunSteps(options: DryRunOptions): Generator<void, DryRun> {
  const { policy, slos, from, to, stepMs = HOUR_MS } = options;
  if (!(stepMs >= 1)) {
    throw new RangeError(`A step of ${stepMs} ms leads nowhere`);
  }
  const transitions: PolicyVerdict[] = [];
  const freezes: DryRun['freezes'] = [];
  const stageMs = [0, ...policy.stages.map(() => 0)];
  let unknownMs = 0;
  let freeze: DryRun['freezes'][number] | undefined;
  let previous: PolicyMemory | null = null;
  for (let at = from; at < to; at += stepMs) {
    yield;
    const end = Math.min(to, at + stepMs);
    const verdict: PolicyVerdict = judgePolicy({
      policy,
      previous,
      at,
      slos: slos.map(slo => inputOf(slo, policy, at)),
    });
    previous = verdict.memory;
    if (verdict.changed) {
      transitions.push(verdict);
    }
    stageMs[verdict.stage] += end - at;
    unknownMs += verdict.status === 'unknown' ? end - at : 0;
    const stage = policy.stages[verdict.stage - 1];
    if (!stage || releaseOf(stage, 'feature').allowed) {
      freeze = undefined;
      continue;
    }
    if (!freeze) {
      freeze = { from: at, to: end, decidedBy: verdict.decidedBy };
      freezes.push(freeze);
    }
    freeze.to = end;
  }
  const frozenMs = freezes.reduce((sum, f) => sum + f.to - f.from, 0);
  return {
    from,
    to,
    transitions,
    freezes,
    frozenMs,
    unknownMs,
    stageMs,
    summary: summaryOf(freezes.length, frozenMs),
  };
}

function inputOf(slo: DryRunSlo, policy: ErrorBudgetPolicy, at: number) {
  const { state, consumed, bad, total, coverage } = budgetNumbers({
    ...slo,
    window: slo.window ?? policy.window,
    minimumCoverage: policy.minimumCoverage,
    at,
  });
  return {
    slo: slo.name,
    state,
    consumed,
    bad,
    total,
    coverage,
    quarantined: slo.quarantined,
  };
}

function summaryOf(times: number, frozenMs: number): string {
  if (times === 0) {
    return 'would not have frozen';
  }
  const hours = Math.round((frozenMs / HOUR_MS) * 10) / 10;
  return `would have frozen ${times} ${
    times === 1 ? 'time' : 'times'
  }, ${hours} h`;
}
