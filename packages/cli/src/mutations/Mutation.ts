import type { JsonObject } from '@backstage/types';
import type { RepositoryEditor } from './RepositoryEditor';

/** A defect of the source documents, put into a clean render: the checks must find it. */
export interface Mutation {
  /** Number in the list of defects. */
  defect: number;
  /** A: cannot work as written; B: unsafe or silently wrong; C: outdated. */
  severity: 'A' | 'B' | 'C';
  /** Where it stands: lines of the deployment guide, or `000`/`001` for the two other documents. */
  source: string;
  what: string;
  /** Golden path whose render it goes into. */
  template: string;
  /** Answers that the render needs besides the defaults. */
  values?: JsonObject;
  /** Puts the defect in; throws when the place isn't there, so that it never silently does nothing. */
  apply(files: RepositoryEditor): void;
  /** What must find it, at least one: `rules/ID` of ours, or the id of a checker. */
  killers: readonly string[];
}

/** A defect that no file of a generated service can have. */
export interface Inexpressible {
  defect: number;
  severity: 'A' | 'B' | 'C';
  source: string;
  what: string;
  /** Why it can't be put into a generated repository. */
  reason: string;
}
