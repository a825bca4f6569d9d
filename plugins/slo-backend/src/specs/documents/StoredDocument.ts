import type { ClusterObject, SloProblem } from '@causeway/plugin-slo-common';

/** A document as its source said it last. */
export interface StoredDocument {
  path: string;
  object: ClusterObject;
  content: string;
  /** When it was last seen to be so, in milliseconds. */
  readAt: number;
}

/** Documents of one part of a source, which are read together. */
export interface DocumentGroup {
  /** Source and part. */
  part: string;
  documents: StoredDocument[];
}

/** What sources of specs say of one entity. */
export interface EntityDocuments {
  /** Those that count first come first. */
  groups: DocumentGroup[];
  /** Of parts that can't be read now and have documents of the entity. */
  problems: SloProblem[];
}
