import type { AnalysedSlo } from './AnalysedSlo';

/** What linting knows besides the files. */
export interface LintSettings {
  /** The window of SLOs whose format states none. */
  windowMs: number;
  /** How far back Prometheus remembers; nothing when that isn't known. */
  retentionMs?: number;
  /** The buckets (`le`) that histograms really have, by the name of the `…_bucket` series. */
  buckets: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of the SLOs that are linted together, the first with each `sloth_id`. */
  firstOfId: ReadonlyMap<string, AnalysedSlo>;
}
