import type { SloId } from '../model';

/** The label `sloth_id`. It may be the same for two SLOs: `a-b` + `c` and `a` + `b-c`. */
export function slothId({ service, name }: SloId): string {
  return `${service}-${name}`;
}
