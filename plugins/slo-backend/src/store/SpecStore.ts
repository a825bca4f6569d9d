import type {
  ClusterObject,
  Finding,
  SloProblem,
  SloSource,
} from '@causeway/plugin-slo-common';
import type { SloRef, StoredSlo } from '@causeway/plugin-slo-node';

/** A file of a service as it was last read in a form that could be understood. */
export interface StoredFile {
  /** Path beside `catalog-info.yaml`; of an object `kubernetes:cluster/namespace/kind/name`. */
  path: string;
  /** Where people read it; null where the repository has no pages. */
  url: string | null;
  commit: string | null;
  /** When it was last seen to be so, in milliseconds. */
  readAt: number;
  /** The object it is, where it comes from a cluster. */
  object?: ClusterObject;
}

/** The error-budget policy file of a service, not parsed. */
export interface StoredPolicyFile extends StoredFile {
  text: string;
}

/** What is known of the files of one catalog entity. */
export interface StoredService {
  entityRef: string;
  files: StoredFile[];
  /** Null where the repository has none. */
  policyFile: StoredPolicyFile | null;
  /** About files as a whole; those about an SLO are with it. */
  findings: Finding[];
  /** What couldn't be read; the last good version is kept meanwhile. */
  problems: SloProblem[];
  /** When the repository was last asked successfully; null if it never was. */
  readAt: number | null;
  annotations: Record<string, string>;
}

/** An SLO that was, or is. */
export interface KnownSlo extends SloRef {
  /** When it was first seen. */
  since: number;
  /** When its file or its entry was removed; null while it is there. Its history is kept. */
  endedAt: number | null;
  source: SloSource;
}

/** Specs as they were last read. */
export interface SpecStore {
  /** All services whose files were read, or tried to, by entity ref; also those that have none. */
  services(options?: {
    entityRefs?: readonly string[];
  }): Promise<StoredService[]>;

  /** SLOs that are there now, by entity ref and name. */
  slos(options?: { entityRefs?: readonly string[] }): Promise<StoredSlo[]>;

  /** The last good version of one of the SLO files of an entity; undefined if it isn't one of them. */
  fileText(options: {
    entityRef: string;
    path: string;
  }): Promise<(StoredFile & { text: string }) | undefined>;

  /** SLOs of an entity that are there now or ended. */
  known(entityRef: string): Promise<KnownSlo[]>;
}
