import type { LintOptions } from '../../lintSloFiles';

/** One way to spoil a file: every result is one spoilt file. */
export interface Mutation {
  name: string;
  /** Rules of which one has to speak. */
  rules: string[];
  mutate(content: string): string[];
  options?: LintOptions;
}
