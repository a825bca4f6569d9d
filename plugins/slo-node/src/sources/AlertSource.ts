import type { FiringAlert } from '@causeway/plugin-slo-common';
import type { SloRef } from './SloRef';
import type { StoredSlo } from './StoredSlo';

/** An alert that fires, and the SLO it is about. @public */
export interface SourceAlert {
  slo: SloRef;
  /** `source` and `readAt` are filled in by whoever asks. */
  alert: Omit<FiringAlert, 'source' | 'readAt'>;
}

/** What another tool says is left of an SLO's budget. @public */
export interface SourceBudget {
  slo: SloRef;
  /** Such as `Sloth`. */
  tool: string;
  /** Null where the tool itself has no number. */
  remaining: number | null;
  /** Over which period it counts; null if it doesn't say. */
  periodMs: number | null;
}

/** All alerts about these SLOs that fire or are pending now; none is a good answer. @public */
export interface AlertReading {
  alerts: SourceAlert[];
  /** What other tools say of these SLOs; absent: what was said before still holds. */
  recorded?: SourceBudget[];
}

/**
 * Says which alerts fire in one external system.
 *
 * @public
 */
export interface AlertSource {
  /** Stable and shown to people, such as `alertmanager:main`. */
  readonly id: string;

  /**
   * Alerts about the SLOs; others are left out.
   *
   * @throws if the system can't be asked: what it said last is kept then, with its age.
   */
  read(request: {
    slos: StoredSlo[];
    signal: AbortSignal;
  }): Promise<AlertReading>;
}
