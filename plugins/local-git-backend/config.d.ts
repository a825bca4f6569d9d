import type { HumanDuration } from '@backstage/types';

export interface Config {
  causeway?: {
    /**
     * One person on one machine, loopback only. The embedded Git host then lets callers on this machine read
     * repositories without a token; writing needs one all the same.
     */
    localMode?: boolean;
    permissions?: {
      /** Groups whose members may change everything. */
      platformGroups?: string[];
    };
  };

  /** The embedded Git host. */
  localGit?: {
    /**
     * Folder for repositories, `../../data/git` by default; relative to the folder in which the backend runs. Replicas of
     * the portal must share it.
     */
    dataDirectory?: string;
    /** The git program; `git` on the search path by default. Merging proposals needs version 2.38. */
    program?: string;
    limits?: {
      /** Largest pack one push may send, in MiB; 256 by default. */
      maxPushMegabytes?: number;
      /** Largest request with files (new repository, proposal), in MiB; 32 by default. */
      maxUploadMegabytes?: number;
      /** Clones, fetches and pushes served at the same time; 8 by default. The next ones wait. */
      concurrentTransfers?: number;
      /** Longest time one git command may run; 10 minutes by default. */
      commandTimeout?: HumanDuration | string;
    };
  };
}
