import type {
  Contradiction,
  Forecast,
  SloAlertState,
  SloEvaluation,
  SloWindow,
} from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';

/** What follows from an SLO's spec and its ledger alone; policy and catalog are added when it is asked for. */
export interface EvaluatedSlo {
  slo: StoredSlo;
  /** The spec's, or that of the policy. */
  window: SloWindow;
  evaluation: SloEvaluation;
  alerts: SloAlertState;
  forecast: { hour: Forecast; day: Forecast };
  /** Remaining budget at regular moments over one window, oldest first. */
  trend: (number | null)[];
  contradictions: Contradiction[];
  /** Why its numbers can't be trusted: its spec, or its data. */
  quarantined: string | null;
  /** Names of the sources that count. */
  sources: string[];
  approximate: boolean;
  /** End of the newest bucket that holds data. */
  dataAt: number | null;
  /** When it was computed. */
  evaluatedAt: number;
}
