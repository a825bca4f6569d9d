import {
  decideGate,
  type ChangeKind,
  type GateDecision,
} from '@causeway/plugin-slo-common';
import type { PolicyFacts } from './PolicyFacts';

/** What the gate says to one kind of change. */
export function answerGate(
  facts: PolicyFacts,
  options: { change: ChangeKind; at: number },
): GateDecision {
  const { policy, verdict, waivers } = facts;
  return decideGate({
    ...options,
    policy: policy.policy ?? undefined,
    verdict: verdict?.verdict,
    // The answer names the waiver: no more of it than the policy's own ones have.
    waivers: waivers.map(({ reason, approvedBy, from, until, slos }) => ({
      reason,
      approvedBy,
      from,
      until,
      ...(slos && { slos }),
    })),
  });
}
