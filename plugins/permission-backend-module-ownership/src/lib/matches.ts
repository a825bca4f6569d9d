import {
  isResourcePermission,
  type Permission,
  type PermissionAttributes,
} from '@backstage/plugin-permission-common';

/** Which permissions a rule is about. Fields that are absent match all. */
export interface PermissionMatch {
  names?: readonly string[];
  resourceType?: string;
  actions?: readonly NonNullable<PermissionAttributes['action']>[];
}

/** Tells whether every given field of the match holds for the permission. */
export function matches(match: PermissionMatch, permission: Permission) {
  const { action } = permission.attributes;
  return (
    (!match.names || match.names.includes(permission.name)) &&
    (!match.resourceType ||
      isResourcePermission(permission, match.resourceType)) &&
    (!match.actions || (action !== undefined && match.actions.includes(action)))
  );
}
