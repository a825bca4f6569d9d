import { createHash } from 'node:crypto';
import type { Slo } from '@causeway/plugin-slo-common';

/**
 * The same for two SLOs that count the same events, whatever their objective and alerts: as long as it stays, the ledger goes
 * on.
 */
export function sliHashOf(slo: Pick<Slo, 'sli' | 'grouping'>): string {
  const { sli, grouping } = slo;
  const counted =
    sli.type === 'events'
      ? [sli.type, sli.errorQuery, sli.totalQuery]
      : [sli.type, sli.type === 'ratio' ? sli.errorRatioQuery : ''];
  return createHash('sha256')
    .update(JSON.stringify([...counted, [...grouping].sort()]))
    .digest('hex');
}
