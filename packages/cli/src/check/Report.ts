import type { JsonObject } from '@backstage/types';
import type { Finding } from './Finding';

/** One set of answers for one golden path. */
export interface Combination {
  /** Golden path, or the folder of a render that was given. */
  template: string;
  /** Unique within the golden path, such as `default`, `hostile`, `3`. */
  id: string;
  /** The answers that are sent; the form's defaults fill in the rest. */
  answers: JsonObject;
  /** Whether checkers that look at few combinations look at this one. */
  isMain: boolean;
}

/** What one checker said about one combination. */
export type Cell =
  | { state: 'checked'; findings: Finding[] }
  | { state: 'not-applicable' }
  | { state: 'not-checked' };

/** How one checker fared in a whole run. */
export interface CheckerSummary {
  id: string;
  title: string;
  /** How it is had, by the name of what is missing; empty when it ran. */
  missing: ReadonlyArray<{ name: string; get: string }>;
  /** How many different inputs it looked at in this run. */
  runs: number;
  /** How many different inputs an earlier run had found clean. */
  remembered: number;
  /** Seconds of all its runs together. */
  seconds: number;
  /** Seconds that an earlier run spent on what is remembered. */
  rememberedSeconds: number;
}

/** What came of checking golden paths. */
export interface Report {
  combinations: readonly Combination[];
  checkers: readonly CheckerSummary[];
  /** By combination (in their order), then by checker. */
  cells: ReadonlyArray<ReadonlyMap<string, Cell>>;
  /** Every finding once, with the combinations that have it (as indexes). */
  findings: ReadonlyArray<Finding & { combinations: number[] }>;
  seconds: number;
}
