/** The address of a repository inside the embedded Git host. @public */
export interface RepositoryRef {
  /** First path segment: the name of the group that owns it (`learning`), or `~name` for a person. */
  owner: string;
  /** Second path segment, without `.git`. */
  name: string;
}
