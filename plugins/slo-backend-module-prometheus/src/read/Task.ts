import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { SloPlan } from '../plan';

/** An SLO, and what to ask about it. */
export interface Task {
  slo: StoredSlo;
  plan: SloPlan;
}
