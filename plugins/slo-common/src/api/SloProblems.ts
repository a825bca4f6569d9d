import type { SloProblem } from './SloProblem';

/** What couldn't be done, for the services that the caller may see. @public */
export interface SloProblems {
  items: (SloProblem & { entityRef: string; entityTitle: string })[];
}
