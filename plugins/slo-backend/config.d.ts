import type { HumanDuration } from '@backstage/types';

export interface Config {
  slo?: {
    /** The window of SLOs whose file states none, as Sloth's don't; 30 days by default. */
    defaultWindow?: HumanDuration | string;
    /** The error-budget policy of services whose repository has none; the 25/50/75/100 % policy of the portal by default. */
    policy?: {
      /** A policy, in the same form as the file in a repository. */
      central?: object;
    };
    /** When sources of counts are read. */
    ingestion?: {
      /** How often it is looked whether there is something to read; 1 minute by default. */
      frequency?: HumanDuration | string;
      /** How much of what was read is read again each time, for data that comes late; 15 minutes by default. */
      overlap?: HumanDuration | string;
      /** When everything is read once more, for data that comes later still; 3 hours by default. */
      lateness?: HumanDuration | string;
      /** How far back a source is asked when an SLO is seen for the first time; 35 days by default, 400 at most. */
      history?: HumanDuration | string;
      /** Longest range of one request for the past; 1 day by default. */
      backfillRange?: HumanDuration | string;
      /** Between two requests for the past; 1 second by default. */
      backfillPause?: HumanDuration | string;
    };
  };
}
