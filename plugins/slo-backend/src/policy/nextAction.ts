import type { ServicePolicy } from '@causeway/plugin-slo-common';

/** One sentence: what to do now; null if there is nothing to do. */
export function nextAction(
  options: Pick<ServicePolicy, 'policy' | 'verdict' | 'gate'>,
): string | null {
  const { policy, verdict, gate } = options;
  if (!verdict) {
    return 'Not judged yet: the first verdict comes within minutes of the first counts.';
  }
  const stage = policy.stages[verdict.stage - 1];
  if (gate.feature.waiver) {
    return `A waiver lets features ship until ${new Date(
      gate.feature.waiver.until,
    ).toISOString()}; use the time to win the budget back.`;
  }
  if (stage?.actions[0]) {
    return stage.actions[0];
  }
  if (verdict.status === 'unknown') {
    const unknown = verdict.slos
      .filter(({ status }) => status === 'unknown')
      .map(({ slo }) => slo);
    return unknown.length > 0
      ? `Find out why ${listOf(unknown)} ${
          unknown.length === 1 ? "isn't" : "aren't"
        } known.`
      : 'Find out why none of its SLOs is known.';
  }
  return null;
}

/** A few names, and how many more there are. */
function listOf(names: string[]): string {
  const shown = names.slice(0, 3);
  const rest = names.length - shown.length;
  return rest > 0
    ? `${shown.join(', ')} and ${rest} more`
    : shown.join(' and ').replace(/ and (?=.* and )/g, ', ');
}
