import type { ClusterObject } from '@causeway/plugin-slo-common';

/**
 * SLOs of one catalog entity that aren't written in its repository.
 *
 * @public
 */
export interface SpecDocument {
  /** Full entity ref in lower case. The source decides whose the document is: it must be what the owner of the entity allowed. */
  entityRef: string;
  object: ClusterObject;
  /** YAML, in one of the formats that SLO files may have. Not trusted: it is read within the same limits as a file. */
  content: string;
}

/** What a part of a source says now: all documents that there are, or why that isn't known. @public */
export type SpecPart = {
  /** Stable, unique within the source, such as one kind of object in one cluster. */
  name: string;
} & (
  | { documents: SpecDocument[] }
  | {
      /** Shown to people: no secrets. */
      problem: {
        /** What couldn't be asked, where, and why. */
        message: string;
        /** What somebody can do about it. */
        fix: string;
      };
    }
);

/**
 * Says which SLOs there are besides those in repositories.
 *
 * @public
 */
export interface SpecSource {
  /** Stable, such as `kubernetes`. */
  readonly id: string;

  /** How often it is asked, in milliseconds. */
  readonly frequencyMs: number;

  /**
   * All parts there are, those that can't be read too: of such a part the documents that it had before are kept. The documents
   * of parts that aren't named any more are forgotten. If two parts have an SLO of the same id, that of the earlier one counts.
   *
   * @throws if nothing can be known: everything is kept as it was
   */
  read(request: { signal: AbortSignal }): Promise<SpecPart[]>;
}
