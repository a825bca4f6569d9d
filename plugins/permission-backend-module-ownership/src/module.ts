import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { readOwnershipPolicyConfig } from './config';
import { OwnershipPolicy } from './OwnershipPolicy';
import { CachedMembershipResolver } from './services/CachedMembershipResolver';
import { CatalogMembershipResolver } from './services/CatalogMembershipResolver';

/** Gives the permission plugin the ownership policy. */
export const permissionModuleOwnership = createBackendModule({
  pluginId: 'permission',
  moduleId: 'ownership',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        policy: policyExtensionPoint,
      },
      async init({ auth, catalog, config, logger, policy }) {
        const settings = readOwnershipPolicyConfig(config);
        if (settings.platformGroups.length === 0) {
          logger.warn(
            "No platform group is set, so nobody may do what needs one. Set 'causeway.permissions.platformGroups'.",
          );
        }
        const inner = new CatalogMembershipResolver({
          auth,
          catalog,
          platformGroups: settings.platformGroups,
        });
        policy.setPolicy(
          new OwnershipPolicy({
            memberships: new CachedMembershipResolver({
              inner,
              ttlMs: settings.membershipCacheMs,
            }),
          }),
        );
      },
    });
  },
});
