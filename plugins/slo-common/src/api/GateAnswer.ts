import type { ChangeKind, GateDecision } from '../policy';

/** The gate's answer to a release, with where people read on. @public */
export interface GateAnswer extends GateDecision {
  entityRef: string;
  change: ChangeKind;
  at: number;
  /** The service's SLO page. */
  link: string;
}
