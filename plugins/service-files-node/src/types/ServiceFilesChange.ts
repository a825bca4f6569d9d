import type { ServiceFilesSnapshot } from './ServiceFilesSnapshot';

/** What changed with one read of one repository. @public */
export interface ServiceFilesChange {
  /** Root of the repository; `undefined` for entities whose location isn't usable. */
  repository?: string;
  /** Entities whose files, commit of a file, or problems changed, also those seen for the first time. */
  updated: ServiceFilesSnapshot[];
  /** Entities that left the catalog, or no longer pass the filter. Their files are gone. */
  removed: string[];
}
