import { parseRepositoryRef } from '@causeway/plugin-local-git-common';
import type { RepositoryStore } from '../store/RepositoryStore';
import type { OwnedRepository } from './repositoryPermissionRules';

const NEW = 'new:';

/**
 * Resource reference of a repository that is about to be made for an owner. With it the policy's answer to "may they change
 * a repository of this owner?" also decides who may make one, and ownership rules are written once.
 */
export function newRepositoryResourceRef(ownerEntityRef: string): string {
  return `${NEW}${ownerEntityRef}`;
}

/** What the references of permission requests stand for. */
export function createResourceLoader(store: RepositoryStore) {
  return async (
    resourceRefs: string[],
  ): Promise<(OwnedRepository | undefined)[]> =>
    Promise.all(
      resourceRefs.map(async resourceRef => {
        if (resourceRef.startsWith(NEW))
          return { ownerEntityRef: resourceRef.slice(NEW.length) };
        const repository = parseRepositoryRef(resourceRef);
        return repository && store.find(repository);
      }),
    );
}
