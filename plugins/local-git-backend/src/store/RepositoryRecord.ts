import type { RepositoryRef } from '@causeway/plugin-local-git-common';

/** A repository as it is stored. */
export interface RepositoryRecord extends RepositoryRef {
  id: string;
  ownerEntityRef: string;
  description: string;
  defaultBranch: string;
  createdAt: string;
  pushedAt?: string;
}
