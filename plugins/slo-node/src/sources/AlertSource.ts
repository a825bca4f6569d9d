import type { FiringAlert } from '@causeway/plugin-slo-common';
import type { SloRef } from './SloRef';
import type { StoredSlo } from './StoredSlo';

/** An alert that fires, and the SLO it is about. @public */
export interface SourceAlert {
  slo: SloRef;
  /** `source` and `readAt` are filled in by whoever asks. */
  alert: Omit<FiringAlert, 'source' | 'readAt'>;
}

/** All alerts about these SLOs that fire or are pending now; none is a good answer. @public */
export interface AlertReading {
  alerts: SourceAlert[];
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
