import type { SloId } from './Slo';

/**
 * A text that is the same for two SLOs only if service and name are both the same.
 *
 * @param id - service and name
 */
export function sloKey(id: SloId): string {
  return `${encodeURIComponent(id.service)}/${encodeURIComponent(id.name)}`;
}
