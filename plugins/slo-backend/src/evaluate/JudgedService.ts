import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { EffectivePolicy } from '../policy/EffectivePolicy';
import type { StoredService, StoredVerdict } from '../store';
import type { EvaluatedSlo } from './EvaluatedSlo';

/** What is held in memory of one service. */
export interface JudgedService {
  entityRef: string;
  /** Undefined where only SLOs are known of it, as from a cluster. */
  service: StoredService | undefined;
  policy: EffectivePolicy;
  /** Sorted by name. */
  slos: StoredSlo[];
  /** By name; missing as long as an SLO wasn't judged yet. */
  evaluated: Map<string, EvaluatedSlo>;
  verdict: StoredVerdict | undefined;
}
