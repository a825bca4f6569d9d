import type { SloId } from './Slo';

/** `error`: the numbers would be wrong, or nothing would be measured. `warning`: right today, or only in part. */
export type FindingSeverity = 'error' | 'warning';

/** Something to put right in an SLO file. */
export interface Finding {
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** Name of the rule, see `lintRules`. */
  rule: string;
  severity: FindingSeverity;
  /** What is wrong, and why it matters, in numbers where there are any. */
  message: string;
  /** What to write instead: the corrected query where one can be made. */
  fix: string;
  /** The SLO it is about; absent where a file or document couldn't be read at all. */
  slo?: SloId;
}
