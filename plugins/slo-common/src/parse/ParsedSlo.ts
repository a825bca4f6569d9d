import type { Slo, SloSource } from '../model';
import type { SpecQuery } from './SpecQuery';

/** An SLO with what is known of its file: what linting needs and nobody else. */
export interface ParsedSlo {
  slo: Slo;
  /** The queries as they were written. */
  queries: SpecQuery[];
  /** Where the objective was written. */
  objectiveAt: SloSource;
  /** Where the window was written; nothing in formats that state none. */
  windowAt?: SloSource;
  /** Where the alerts were written. */
  alertingAt: SloSource;
}
