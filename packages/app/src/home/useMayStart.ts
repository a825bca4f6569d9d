import { catalogLocationCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';

/** What the person may begin with. */
export interface MayStart {
  /** Create a service from a golden path. */
  create: boolean;
  /** Register a repository. */
  register: boolean;
}

/**
 * Whether the person may create services and register repositories. Until the
 * answer is there, or if there is none, they may: the pages behind ask again.
 */
export function useMayStart(): MayStart {
  const create = usePermission({ permission: taskCreatePermission });
  const register = usePermission({
    permission: catalogLocationCreatePermission,
  });
  return {
    create: create.allowed || create.loading || create.error !== undefined,
    register:
      register.allowed || register.loading || register.error !== undefined,
  };
}
