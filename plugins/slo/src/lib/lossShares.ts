import type { SystemSlos } from '@causeway/plugin-slo-common';

/**
 * How much of what the system lost each SLO lost, 0..1; the shares add up to 1. Null as long as one of them isn't known,
 * and where nothing was lost.
 */
export function lossShares({
  kind,
  members,
  composite,
}: Pick<SystemSlos, 'kind' | 'members' | 'composite'>): (number | null)[] {
  const nothing = members.map(() => null);
  if (composite.state !== 'measured') return nothing;
  const losses = members.map(({ slo, weight }) => {
    if (weight === 0) return 0;
    const kept = slo.state === 'no-traffic' ? 1 : slo.attainment ?? 1;
    // Logarithms of factors add up as the factors multiply.
    return kind === 'weighted' ? weight * (1 - kept) : -Math.log(kept);
  });
  const all = losses.reduce((sum, loss) => sum + loss, 0);
  if (!(all > 0) || !Number.isFinite(all)) return nothing;
  return losses.map(loss => loss / all);
}
