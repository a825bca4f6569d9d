/** Where in which repository something lies. */
export interface Address {
  /** Root of the repository at its branch, as a source URL with a trailing slash. */
  root: string;
  /** Path of the folder from the root without slashes at the ends; empty for the root. */
  folder: string;
}
