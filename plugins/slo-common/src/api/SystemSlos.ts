import type { CompositeBudget, Feasibility } from '../maths';
import type { SloSummary } from './SloSummary';

/** One SLO of a system, and how it counts. @public */
export interface SystemMember {
  slo: SloSummary;
  weight: number;
  /** Whether the service's dependencies allow the objective. */
  feasibility: Feasibility;
}

/** All SLOs of a system as one budget. @public */
export interface SystemSlos {
  entityRef: string;
  title: string;
  kind: 'weighted' | 'all-of';
  composite: CompositeBudget;
  members: SystemMember[];
  evaluatedAt: number | null;
}
