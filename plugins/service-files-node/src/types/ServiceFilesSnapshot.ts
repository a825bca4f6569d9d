import type { ServiceFile } from './ServiceFile';
import type { ServiceFileProblem } from './ServiceFileProblem';

/** The files of one entity: the last version that could be read, whatever the Git host does now. @public */
export interface ServiceFilesSnapshot {
  entityRef: string;
  /** Root of the repository as a source URL with its branch; absent when the entity's location isn't usable. */
  repository?: string;
  /** Last commit at which these files stood so, where the host says it. All files are of one commit. */
  commit?: string;
  /** Sorted by path; each within the limits and valid UTF-8. */
  files: ServiceFile[];
  /**
   * When the Git host last confirmed that this is the state, in milliseconds since 1970. `undefined`: never read yet, so an
   * empty list of files means "unknown", not "none".
   */
  readAt?: number;
  problems: ServiceFileProblem[];
}
