import type {
  ErrorBudgetPolicy,
  ServicePolicy,
  SloProblem,
} from '@causeway/plugin-slo-common';

/** The policy that a service is judged by, and where it comes from. */
export interface EffectivePolicy {
  origin: ServicePolicy['origin'];
  source: ServicePolicy['source'];
  /**
   * Null where the service's own file can't be read: another policy in its place would let pass what it means to stop, or
   * stop what it lets pass.
   */
  policy: ErrorBudgetPolicy | null;
  problems: SloProblem[];
}
