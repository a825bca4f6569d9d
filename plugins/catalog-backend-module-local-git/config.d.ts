import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Entities from the repositories of the embedded Git host. */
      localGit?: {
        /** Whether every repository's catalog file is registered; true by default. */
        enabled?: boolean;
        /** Path of that file in each repository; `catalog-info.yaml` by default. */
        catalogPath?: string;
        /** How often all repositories are looked through; every 30 minutes by default. Pushes are noticed at once anyway. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
