import { HOUR_MS } from '../ledger';
import { formatDuration, formatPercent } from '../maths/format';
import { activeWaiver } from './activeWaiver';
import { ErrorBudgetPolicy, PolicyWaiver } from './ErrorBudgetPolicy';
import { PolicyVerdict } from './PolicyVerdict';
import { ChangeKind, releaseOf } from './releaseOf';

/** An older verdict says nothing about now. */
const OLDEST_MS = HOUR_MS;

/**
 * The gate's answer. `decision` and `reason` are what a release asks for.
 *
 * @public
 */
export interface GateDecision {
  decision: 'allow' | 'block' | 'unknown';
  /** One line. */
  reason: string;
  stage: string | null;
  /** The SLO that decided. */
  slo: string | null;
  /** What has to be fulfilled besides, where it is allowed. */
  condition: string | null;
  /** The waiver that lets it pass. */
  waiver: PolicyWaiver | null;
}

/**
 * Whether a change may ship. Blocked is only what a known stage blocks; where an SLO isn't known that might block, the
 * answer is unknown, unless the policy says what that means.
 *
 * @public
 */
export function decideGate(options: {
  change: ChangeKind;
  at: number;
  /** Without it there is no policy, or it couldn't be read. */
  policy?: ErrorBudgetPolicy;
  /** Without it nothing was judged yet. */
  verdict?: PolicyVerdict;
  /** Granted in the portal, besides those of the policy. */
  waivers?: PolicyWaiver[];
  /** Age from which a verdict is no answer; an hour without it. */
  oldestMs?: number;
}): GateDecision {
  const { change, at, policy, verdict, oldestMs = OLDEST_MS } = options;
  if (!policy) {
    return answer({
      reason: 'There is no error-budget policy that can be read',
    });
  }
  if (!verdict) {
    return whenUnknown(policy, 'The service has not been judged yet');
  }
  const age = at - verdict.at;
  if (!(age <= oldestMs)) {
    return whenUnknown(
      policy,
      `The last verdict is ${formatDuration(age)} old`,
    );
  }
  const stage = policy.stages[verdict.stage - 1];
  const open = verdict.status === 'unknown';
  if (!stage) {
    return open
      ? whenUnknown(policy, verdict.reason)
      : answer({ decision: 'allow', reason: verdict.reason });
  }
  const slo = verdict.decidedBy ?? '';
  const about = { stage: stage.name, slo };
  const release = releaseOf(stage, change);
  const told = `Stage ${stage.name} (${verdict.reason})`;
  if (release.allowed) {
    return open
      ? { ...whenUnknown(policy, told), ...about }
      : answer({
          ...about,
          decision: 'allow',
          condition: release.condition ?? null,
          reason: release.condition ? `${told}: ${release.condition}` : told,
        });
  }
  const waiver = waiverFor({ ...options, policy, verdict });
  if (waiver && open && waiver.slos) {
    return { ...whenUnknown(policy, told), ...about };
  }
  if (waiver) {
    return answer({
      ...about,
      decision: 'allow',
      waiver,
      reason: `${told}: waived until ${new Date(
        waiver.until,
      ).toISOString()} by ${waiver.approvedBy}, ${waiver.reason}`,
    });
  }
  return answer({
    ...about,
    decision: 'block',
    reason: `${told}: no ${change} may ship until less than ${formatPercent(
      verdict.liftsBelow ?? stage.consumed,
    )} is used`,
  });
}

/**
 * The waiver that lets a change pass: one of the whole service, or else one for each SLO that blocks it, since a waiver of one
 * says nothing about the others. Of these, the one that ends first.
 */
function waiverFor(options: {
  policy: ErrorBudgetPolicy;
  verdict: PolicyVerdict;
  change: ChangeKind;
  at: number;
  waivers?: PolicyWaiver[];
}): PolicyWaiver | undefined {
  const { policy, verdict, change } = options;
  const ofAll = activeWaiver({ ...options, slo: '' });
  if (ofAll) {
    return ofAll;
  }
  const waivers = verdict.slos
    .filter(({ status, stage }) => {
      const begun = policy.stages[stage - 1];
      return status === 'known' && begun && !releaseOf(begun, change).allowed;
    })
    .map(({ slo }) => activeWaiver({ ...options, slo }));
  const held = waivers.filter(waiver => waiver !== undefined);
  return held.length === waivers.length
    ? held.sort((a, b) => a.until - b.until)[0]
    : undefined;
}

function whenUnknown(policy: ErrorBudgetPolicy, reason: string): GateDecision {
  const decision = policy.whenUnknown;
  return answer({
    decision,
    reason:
      decision === 'unknown'
        ? reason
        : `${reason}; the policy says ${decision} when it is unknown`,
  });
}

function answer(
  parts: Partial<GateDecision> & { reason: string },
): GateDecision {
  return {
    decision: 'unknown',
    stage: null,
    slo: null,
    condition: null,
    waiver: null,
    ...parts,
    // Names and reasons are other people's words: the answer stays one line all the same.
    reason: parts.reason.replace(/[\s\p{Cc}]+/gu, ' ').trim(),
  };
}
