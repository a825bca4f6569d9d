import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  IS_REPOSITORY_OWNER_RULE,
  LOCAL_GIT_PLUGIN_ID,
  RESOURCE_TYPE_LOCAL_GIT_REPOSITORY,
  ownsRepository,
} from '@causeway/plugin-local-git-common';
import { z } from 'zod';
import type { RepositoryFilter } from '../store/RepositoryFilter';

/** What permission rules look at. */
export interface OwnedRepository {
  ownerEntityRef: string;
}

/** Repositories as the permission system knows them. */
export const repositoryResourceRef = createPermissionResourceRef<
  OwnedRepository,
  RepositoryFilter
>().with({
  pluginId: LOCAL_GIT_PLUGIN_ID,
  resourceType: RESOURCE_TYPE_LOCAL_GIT_REPOSITORY,
});

/** Allows to those who own the repository, themselves or through a group. */
export const isRepositoryOwner = createPermissionRule({
  name: IS_REPOSITORY_OWNER_RULE,
  description: 'Allows to the owners of a repository in the embedded Git host',
  resourceRef: repositoryResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs of the person and of the groups they belong to'),
  }),
  apply: (repository, { claims }) => ownsRepository(repository, claims),
  toQuery: ({ claims }) => ({
    ownerEntityRefs: claims.map(claim => claim.toLocaleLowerCase('en-US')),
  }),
});
