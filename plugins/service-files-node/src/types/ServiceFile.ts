/** One file as it was read. @public */
export interface ServiceFile {
  /** Path from the root of the repository, without a leading slash. */
  path: string;
  /** The text, without a byte order mark. */
  content: string;
  /** SHA-256 of the content, hex: equal etags mean equal content. */
  etag: string;
  /** Names of the sets whose patterns found it; at least one. */
  sets: string[];
  /** Address of the file for URL readers, at the branch that the catalog names. */
  url: string;
  /**
   * Address for people, at the commit that was read where the host is known to have such addresses. A path within the
   * web app (`/repositories/…`) for the embedded Git host.
   */
  viewUrl: string;
}
