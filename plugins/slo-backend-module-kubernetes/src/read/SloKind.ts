/** A kind of object that is read. */
export interface SloKind {
  /** Group and version, as in the address of its API. */
  group: string;
  version: string;
  plural: string;
  kind: string;
  /** A kind of the same group that its objects refer to. */
  refersTo?: { plural: string; kind: string };
}
