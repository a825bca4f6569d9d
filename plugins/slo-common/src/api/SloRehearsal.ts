import type { Rehearsal } from '../alerts';
import type { Finding, SloWindow } from '../model';
import type { SloProblem } from './SloProblem';

/** One side of a rehearsal. @public */
export interface RehearsedVersion {
  objective: number;
  window: SloWindow;
  /** Null where the ledger has no events that this SLO counts. */
  rehearsal: Rehearsal | null;
}

/** What an SLO of proposed files would have done, beside what the present one does. @public */
export interface RehearsedSlo {
  service: string;
  name: string;
  /** Against the service's present SLO of that name. */
  change: 'added' | 'changed' | 'same' | 'removed';
  /** What changes, in words: `objective 99.9 % instead of 99.5 %`. */
  changes: string[];
  proposed: RehearsedVersion | null;
  present: RehearsedVersion | null;
  /** Of the proposed file. */
  findings: Finding[];
  /** Why the proposed SLO could not be back-tested; null if it was. */
  reason: string | null;
}

/** A rehearsal of SLO files on the ledger. @public */
export interface SloRehearsal {
  entityRef: string;
  from: number;
  to: number;
  slos: RehearsedSlo[];
  /** Files that can't be read. */
  problems: SloProblem[];
  /** The change proposal that the files are from; null for files that were sent. */
  proposal: {
    repository: string;
    number: number;
    title: string;
    url: string;
  } | null;
}
