/** An open change proposal that touches SLO files. @public */
export interface SloProposal {
  /** `<owner>/<name>` of its repository in the embedded Git host. */
  repository: string;
  number: number;
  title: string;
  /** Entity ref of the person who opened it, or `service:<name>`. */
  author: string;
  /** Milliseconds since 1970. */
  updatedAt: number;
  /** Its page in the portal. */
  url: string;
  /** Services whose SLO files it touches, and which files those are. */
  services: { entityRef: string; entityTitle: string; files: string[] }[];
}

/**
 * Open change proposals that touch SLO files of services the caller may see, newest first.
 *
 * @public
 */
export interface SloProposals {
  items: SloProposal[];
  /** Open proposals that were not looked at, because there are too many or theirs can't be read. */
  notLookedAt: number;
}
