import type { HumanDuration } from '@backstage/types';

/** How often things are looked at. @public */
export interface ServiceFilesSchedule {
  /** How often the catalog is asked for entities, less often when that takes long; 15 seconds by default. */
  catalog: HumanDuration;
  /** How often a repository is asked for a new commit when no event tells of one, ±20 %; 10 minutes by default. */
  repositories: HumanDuration;
  /** Longest pause after failures; 1 hour by default. */
  longestPause: HumanDuration;
  /** How long a read of one repository may take; 2 minutes by default. */
  timeout: HumanDuration;
  /** Repositories read at the same time by one backend; 4 by default. */
  concurrency: number;
}
