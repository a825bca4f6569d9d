import type { VerdictSummary } from './ServiceSlos';

/** Verdicts that are kept: those at which stage or status changed, newest first. @public */
export interface VerdictList {
  items: VerdictSummary[];
}
