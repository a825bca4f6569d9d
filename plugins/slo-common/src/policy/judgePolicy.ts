import { formatCount, formatPercent } from '../maths/format';
import { ErrorBudgetPolicy } from './ErrorBudgetPolicy';
import {
  PolicyCase,
  PolicyInput,
  PolicyMemory,
  PolicyVerdict,
  SloVerdict,
} from './PolicyVerdict';

/** A quarter of the budget is a quarter, whatever the last digit of the double says. */
const TOLERANCE = 1e-12;

/**
 * Judges a service by its policy. A stage begins when its share of the budget is used, and ends when that much less the
 * hysteresis is. An SLO that is quarantined, or of which too little was observed, begins no stage and upholds none; its
 * own answer is unknown. The result depends on nothing but the argument.
 *
 * @public
 */
export function judgePolicy(inputs: PolicyCase): PolicyVerdict {
  const { policy, previous, at } = inputs;
  const names = policy.slos ?? inputs.slos.map(({ slo }) => slo);
  // Of two of one name the first counts.
  const bySlo = new Map([...inputs.slos].reverse().map(one => [one.slo, one]));
  const slos = [...new Set(names)].sort().map(name => {
    const input = bySlo.get(name);
    const before = stageBefore(previous, name);
    return judgeSlo({ policy, name, input, before });
  });
  const worst = slos
    .filter(({ status }) => status === 'known')
    .reduce<SloVerdict | undefined>(
      (most, slo) => (isWorse(slo, most, bySlo) ? slo : most),
      undefined,
    );
  const unknown = slos.filter(({ status }) => status === 'unknown');
  const stage = worst?.stage ?? 0;
  const since = previous?.stage === stage ? previous.since : at;
  return {
    at,
    status: unknown.length > 0 || !worst ? 'unknown' : 'known',
    stage,
    stageName: stage > 0 ? policy.stages[stage - 1].name : null,
    since,
    changed: (previous?.stage ?? 0) !== stage,
    decidedBy: stage > 0 && worst ? worst.slo : null,
    reason: reasonOf(worst, unknown),
    liftsBelow:
      stage > 0
        ? Math.max(0, policy.stages[stage - 1].consumed - policy.hysteresis)
        : null,
    slos,
    memory: {
      stages: Object.fromEntries(
        slos.map(slo => [
          slo.slo,
          slo.status === 'known' ? slo.stage : stageBefore(previous, slo.slo),
        ]),
      ),
      stage,
      since,
    },
    inputs,
  };
}

function judgeSlo(options: {
  policy: ErrorBudgetPolicy;
  name: string;
  input: PolicyInput | undefined;
  before: number;
}): SloVerdict {
  const { policy, name, input, before } = options;
  const doubt = doubtOf(policy, input);
  if (doubt || !input) {
    return {
      slo: name,
      status: 'unknown',
      stage: 0,
      reason: doubt ?? 'nothing is known of it',
    };
  }
  const used = input.consumed ?? 0;
  const enough = input.bad >= policy.minimumBad;
  const begun = enough ? stagesUpTo(policy, used) : 0;
  const upheld = Math.min(before, stagesUpTo(policy, used + policy.hysteresis));
  const stage = Math.max(begun, upheld);
  return {
    slo: name,
    status: 'known',
    stage,
    reason:
      input.state === 'no-traffic'
        ? 'no events, nothing is used'
        : `${formatPercent(used)} of the budget is used, ${formatCount(
            input.bad,
          )} of ${formatCount(input.total)} were bad${
            stage > begun ? ', the stage is not over yet' : ''
          }`,
  };
}

/** An SLO may be called `constructor`, which every object has. */
function stageBefore(previous: PolicyMemory | null, slo: string): number {
  return previous && Object.hasOwn(previous.stages, slo)
    ? previous.stages[slo]
    : 0;
}

/** Number of stages whose threshold is reached. */
function stagesUpTo(policy: ErrorBudgetPolicy, used: number): number {
  return policy.stages.filter(({ consumed }) => used >= consumed - TOLERANCE)
    .length;
}

function doubtOf(
  policy: ErrorBudgetPolicy,
  input: PolicyInput | undefined,
): string | undefined {
  if (!input) {
    return 'it is not in the ledger';
  }
  if (input.quarantined) {
    return `it is kept out of the policy: ${input.quarantined}`;
  }
  if (![input.bad, input.total, input.coverage].every(Number.isFinite)) {
    return 'its counts are no numbers';
  }
  if (input.coverage < policy.minimumCoverage) {
    return `only ${formatPercent(
      input.coverage,
    )} of the window was observed, ${formatPercent(
      policy.minimumCoverage,
    )} are needed`;
  }
  const usable =
    input.state === 'no-traffic' ||
    ((input.state === 'measured' || input.state === 'low-traffic') &&
      Number.isFinite(input.consumed));
  return usable ? undefined : `its state is ${input.state}`;
}

function isWorse(
  slo: SloVerdict,
  than: SloVerdict | undefined,
  inputs: ReadonlyMap<string, PolicyInput>,
): boolean {
  const used = ({ slo: name }: SloVerdict) => inputs.get(name)?.consumed ?? 0;
  return (
    !than ||
    slo.stage > than.stage ||
    (slo.stage === than.stage && used(slo) > used(than))
  );
}

function reasonOf(
  worst: SloVerdict | undefined,
  unknown: SloVerdict[],
): string {
  const parts = [worst, ...unknown]
    .filter((slo): slo is SloVerdict => slo !== undefined)
    .map(({ slo, reason }) => `${slo}: ${reason}`);
  return parts.join('; ') || 'There is no SLO to judge by';
}
