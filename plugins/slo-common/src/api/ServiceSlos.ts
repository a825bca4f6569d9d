import type { ErrorBudgetPolicy, GateDecision, PolicyVerdict } from '../policy';
import type { ChangeKind } from '../policy';
import type { ClusterObject, SloSource } from '../model';
import type { SloDetail } from './SloDetail';
import type { SloProblem } from './SloProblem';

/** A verdict without the inputs that it can be replayed from. @public */
export type VerdictSummary = Omit<PolicyVerdict, 'inputs' | 'memory'> & {
  id: string;
};

/** A waiver that was granted in the portal. @public */
export interface SloWaiver {
  id: string;
  reason: string;
  approvedBy: string;
  from: number;
  until: number;
  /** Names of SLOs; all of the service without it. */
  slos?: string[];
  /** Ended before its time. */
  revokedAt: number | null;
  revokedBy: string | null;
}

/** The error-budget policy of a service and what follows from it. @public */
export interface ServicePolicy {
  origin: 'repository' | 'central' | 'default';
  source: (SloSource & { url: string | null }) | null;
  policy: ErrorBudgetPolicy;
  verdict: VerdictSummary | null;
  /** What the gate says to each kind of change. */
  gate: Record<ChangeKind, GateDecision>;
  waivers: SloWaiver[];
  /** Verdicts at which the stage changed, newest first. */
  changes: VerdictSummary[];
  /** One sentence: what to do now; null if there is nothing. */
  nextAction: string | null;
}

/**
 * The SLOs of one catalog entity.
 *
 * @public
 */
export interface ServiceSlos {
  entityRef: string;
  slos: SloDetail[];
  policy: ServicePolicy;
  /** What SLOs were read from: files of the repository, objects of clusters. */
  files: {
    path: string;
    url: string | null;
    commit: string | null;
    /** When it was last seen to be so. */
    readAt: number;
    /** The object it is, where it comes from a cluster. */
    object?: ClusterObject;
  }[];
  problems: SloProblem[];
  evaluatedAt: number | null;
  /** What the caller may do. */
  viewer: { refresh: boolean; waive: boolean };
}
