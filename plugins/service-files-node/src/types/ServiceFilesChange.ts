import type { ServiceFilesSnapshot } from './ServiceFilesSnapshot';

/** What changed with one read of one repository. @public */
export interface ServiceFilesChange {
  /** Root of the repository; `undefined` for entities whose location isn't usable. */
  repository?: string;
  /**
   * Entities whose files or problems changed, and those read for the first time. A commit that leaves all their files as
   * they were is no change.
   */
  updated: ServiceFilesSnapshot[];
  /** Entities that left the catalog, or no longer pass the filter. Their files are gone. */
  removed: string[];
}
