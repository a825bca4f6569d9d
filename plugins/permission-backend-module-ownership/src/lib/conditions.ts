import {
  AuthorizeResult,
  isResourcePermission,
  type ConditionalPolicyDecision,
  type Permission,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  IS_REPOSITORY_OWNER_RULE,
  LOCAL_GIT_PLUGIN_ID,
  RESOURCE_TYPE_LOCAL_GIT_REPOSITORY,
} from '@causeway/plugin-local-git-common';

/** How ownership of one type of resource is asked of the plugin that has it. */
interface OwnershipRule {
  pluginId: string;
  rule: string;
  /** The name of the rule's parameter that takes the owners' entity refs. */
  parameter: string;
}

// Rules are named here: a backend module never imports another plugin's
// backend, where Backstage's own are. The integration tests run against the real plugins.
const ownershipRules: Record<string, OwnershipRule> = {
  'catalog-entity': {
    pluginId: 'catalog',
    rule: 'IS_ENTITY_OWNER',
    parameter: 'claims',
  },
  [RESOURCE_TYPE_LOCAL_GIT_REPOSITORY]: {
    pluginId: LOCAL_GIT_PLUGIN_ID,
    rule: IS_REPOSITORY_OWNER_RULE,
    parameter: 'claims',
  },
  'scaffolder-task': {
    pluginId: 'scaffolder',
    rule: 'IS_TASK_OWNER',
    parameter: 'createdBy',
  },
};

/** Marks a step or parameter page of a template as not for everybody. */
export const RESTRICTED_TAG = 'restricted';

/** The tag that lets a person or group run a restricted part of a template. */
export function runByTag(entityRef: string) {
  return `run-by:${entityRef}`;
}

/**
 * Allowed when one of the given people and groups owns the resource.
 *
 * @returns undefined when nobody defined what owning such a resource means
 */
export function ownedBy(
  permission: Permission,
  entityRefs: readonly string[],
): ConditionalPolicyDecision | undefined {
  if (!isResourcePermission(permission)) {
    return undefined;
  }
  const { resourceType } = permission;
  const ownership = ownershipRules[resourceType];
  if (!ownership) {
    return undefined;
  }
  return decision(ownership.pluginId, resourceType, {
    rule: ownership.rule,
    resourceType,
    params: { [ownership.parameter]: [...entityRefs] },
  });
}

/** Allowed when a part of a template is open to all, or to one of these. */
export function runnableBy(
  entityRefs: readonly string[],
): ConditionalPolicyDecision {
  const hasTag = (tag: string): PermissionCondition => ({
    rule: 'HAS_TAG',
    resourceType: 'scaffolder-template',
    params: { tag },
  });
  return decision('scaffolder', 'scaffolder-template', {
    anyOf: [
      { not: hasTag(RESTRICTED_TAG) },
      ...entityRefs.map(ref => hasTag(runByTag(ref))),
    ],
  });
}

function decision(
  pluginId: string,
  resourceType: string,
  conditions: PermissionCriteria<PermissionCondition>,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId,
    resourceType,
    conditions,
  };
}
