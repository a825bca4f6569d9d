import type { ServicePolicy } from '@causeway/plugin-slo-common';

/** One sentence: what to do now; null if there is nothing to do. */
export function nextAction(
  options: Pick<ServicePolicy, 'policy' | 'verdict' | 'gate'>,
): string | null {
  const { policy, verdict, gate } = options;
  const stage = verdict ? policy.stages[verdict.stage - 1] : undefined;
  if (gate.feature.waiver) {
    return `A waiver lets features ship until ${new Date(
      gate.feature.waiver.until,
    ).toISOString()}; use the time to win the budget back.`;
  }
  if (stage?.actions[0]) {
    return stage.actions[0];
  }
  if (verdict?.status === 'unknown') {
    return `Find out what isn't known: ${verdict.reason}.`;
  }
  return null;
}
