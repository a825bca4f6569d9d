import type { RunChecksOptions } from './runChecks';

/** How checks are run, apart from what is checked. */
export type CheckSettings = Omit<RunChecksOptions, 'combinations'>;
