/** Why a file, or all files of an entity, can't be had as asked. @public */
export interface ServiceFileProblem {
  /**
   * - `location`: the entity doesn't say where its files lie, or says so in a way that can't be read.
   * - `pattern`: a pattern of the annotation is malformed, forbidden, or matches nothing.
   * - `limit`: a file or their number is too large.
   * - `content`: a file is no text in UTF-8, empty, or a symbolic link.
   * - `upstream`: the Git host doesn't answer, or refuses. What was read before is kept.
   */
  kind: 'location' | 'pattern' | 'limit' | 'content' | 'upstream';
  /** Path from the root of the repository, or the pattern; absent when it is about the entity. */
  file?: string;
  /** What is wrong, in one sentence. */
  message: string;
  /** What to do about it, in one sentence. */
  fix: string;
  /** For `upstream`: since when, in milliseconds since 1970. */
  since?: number;
}
