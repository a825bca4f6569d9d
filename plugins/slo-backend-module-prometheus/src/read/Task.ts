import { type SloPlan } from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';

/** An SLO, and what to ask about it. */
export interface Task {
  slo: StoredSlo;
  plan: SloPlan;
}
