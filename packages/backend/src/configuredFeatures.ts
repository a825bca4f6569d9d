import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';
import { hasClient } from './hasClient';

/**
 * Installs what only makes sense with certain settings, so that a portal in
 * production doesn't even carry the sign-in ways of local mode, and an
 * auth provider that isn't configured can't stop the start.
 */
export const configuredFeatures = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }) {
    const providers = config.getOptionalConfig('auth.providers');

    if (config.getOptionalBoolean('causeway.localMode')) {
      yield import('@causeway/plugin-auth-backend-module-local-people');
      if (providers?.has('guest')) {
        yield import('@backstage/plugin-auth-backend-module-guest-provider');
      }
    }
    if (hasClient(providers, 'github')) {
      yield import('@backstage/plugin-auth-backend-module-github-provider');
    }
    if (hasClient(providers, 'oidc')) {
      yield import('@backstage/plugin-auth-backend-module-oidc-provider');
    }
    // Each brings the client of its host with it: tens of megabytes that a
    // portal without that host needn't hold.
    if (config.has('integrations.github')) {
      yield import('@backstage/plugin-scaffolder-backend-module-github');
    }
    if (config.has('integrations.gitlab')) {
      yield import('@backstage/plugin-scaffolder-backend-module-gitlab');
    }
    if (config.has('integrations.gitea')) {
      yield import('@backstage/plugin-scaffolder-backend-module-gitea');
    }
    // Without this module search falls back to Lunr, in memory: enough for one
    // process, but replicas would each have an index of their own.
    if (config.getOptionalString('backend.database.client') === 'pg') {
      yield import('@backstage/plugin-search-backend-module-pg');
    }
  },
});
