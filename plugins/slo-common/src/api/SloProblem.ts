/**
 * Something that couldn't be done, while the rest went on.
 *
 * @public
 */
export interface SloProblem {
  /** What part of the work: a file, a cluster, a source, the policy. */
  about: 'files' | 'cluster' | 'source' | 'policy' | 'alerts';
  message: string;
  /** What to do about it. */
  fix: string;
  file?: string;
  line?: number;
  /** Since when it has been so. */
  since: number | null;
}
