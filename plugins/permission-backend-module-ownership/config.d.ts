import type { HumanDuration } from '@backstage/types';

export interface Config {
  causeway?: {
    permissions?: {
      /**
       * The groups whose members may do everything, and members of groups
       * below them: `group:default/platform`, or `platform` for short.
       *
       * @visibility backend
       */
      platformGroups?: string[];

      /**
       * How long a person's groups are remembered. A change of groups takes
       * effect after this time, or at the next sign-in. Default: one minute.
       *
       * @visibility backend
       */
      membershipCache?: HumanDuration | string;
    };
  };
}
