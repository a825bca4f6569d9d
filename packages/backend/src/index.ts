import { createBackend } from '@backstage/backend-defaults';
import { localGitUrlReaderFactory } from '@causeway/plugin-local-git-node';
import { configuredFeatures } from './configuredFeatures';
import { rootHttpRouter } from './rootHttpRouter';

const backend = createBackend();

backend.add(rootHttpRouter);
backend.add(configuredFeatures);

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-proxy-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@causeway/plugin-permission-backend-module-ownership'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@causeway/plugin-catalog-backend-module-golden-path'));

backend.add(import('@causeway/plugin-local-git-backend'));
backend.add(localGitUrlReaderFactory);
backend.add(import('@causeway/plugin-catalog-backend-module-local-git'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(import('@causeway/plugin-scaffolder-backend-module-golden-path'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@causeway/plugin-search-backend-module-slo'));

backend.add(import('@causeway/plugin-slo-backend'));
backend.add(import('@causeway/plugin-slo-backend-module-kubernetes'));
backend.add(import('@causeway/plugin-slo-backend-module-prometheus'));

backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start();
