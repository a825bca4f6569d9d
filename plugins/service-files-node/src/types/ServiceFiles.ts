import type { ServiceFilesSnapshot } from './ServiceFilesSnapshot';

/** The files of one area, kept in their last good version in the plugin's own database. @public */
export interface ServiceFiles {
  /** Makes the tables, subscribes to events and schedules the reading. Reads nothing itself, so it takes no upstream. */
  start(): Promise<void>;
  /** Ends what runs; for the plugin's shutdown hook. What was not finished is done by another backend or the next start. */
  stop(): Promise<void>;
  /**
   * Looks the entity up in the catalog and asks its Git host now. Resolves when that is done and `onChange` was called;
   * a host that fails is a problem in the snapshot, not an error.
   *
   * @throws NotFoundError when the catalog has no such entity, or it doesn't pass the filter.
   */
  refresh(entityRef: string): Promise<ServiceFilesSnapshot>;
  /** From the own database; `undefined` for an entity that isn't known (yet). */
  get(entityRef: string): Promise<ServiceFilesSnapshot | undefined>;
  /** From the own database, sorted by entity ref; of one repository when named. */
  list(options?: { repository?: string }): Promise<ServiceFilesSnapshot[]>;
}
