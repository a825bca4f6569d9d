import type { SloWaiver } from '@causeway/plugin-slo-common';
import type { StoredVerdict } from '../store';
import type { EffectivePolicy } from './EffectivePolicy';

/** What the gate answers from. */
export interface PolicyFacts {
  policy: EffectivePolicy;
  verdict: StoredVerdict | undefined;
  /** Those in force now. */
  waivers: SloWaiver[];
}
