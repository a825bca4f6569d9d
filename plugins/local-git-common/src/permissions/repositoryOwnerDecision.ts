import {
  AuthorizeResult,
  type ConditionalPolicyDecision,
} from '@backstage/plugin-permission-common';
import { LOCAL_GIT_PLUGIN_ID } from '../constants';
import { RESOURCE_TYPE_LOCAL_GIT_REPOSITORY } from './repositoryPermissions';

/** Name of the rule that holds when one of `claims` owns the repository. @public */
export const IS_REPOSITORY_OWNER_RULE = 'IS_REPOSITORY_OWNER';

/**
 * What a permission policy answers for a repository permission: allowed to those who own the repository.
 *
 * @param claims - entity refs that the asking person owns things through: their own and their groups'
 * @public
 */
export function repositoryOwnerDecision(
  claims: string[],
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: LOCAL_GIT_PLUGIN_ID,
    resourceType: RESOURCE_TYPE_LOCAL_GIT_REPOSITORY,
    conditions: {
      rule: IS_REPOSITORY_OWNER_RULE,
      resourceType: RESOURCE_TYPE_LOCAL_GIT_REPOSITORY,
      params: { claims },
    },
  };
}
