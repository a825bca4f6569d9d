import type { ServicePolicy, SloTruth } from '@causeway/plugin-slo-common';

/** What a policy's verdict comes to, as a truth: stopped changes are broken, conditions a risk. */
export function stageTruth({ verdict, policy }: ServicePolicy): SloTruth {
  if (!verdict) return 'unknown';
  const stage = policy.stages[verdict.stage - 1];
  if (!stage) return verdict.status === 'unknown' ? 'unknown' : 'holds';
  const stops =
    stage.releases.includes('fixes') ||
    stage.automatic.includes('stop-features') ||
    stage.automatic.includes('freeze-non-critical');
  if (stops) return 'broken';
  const free =
    stage.releases === 'all' && !stage.automatic.includes('require-review');
  return free ? 'holds' : 'at-risk';
}
