import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { sloSourcesExtensionPoint } from '@causeway/plugin-slo-node';
import { readAssignment } from './assign/readAssignment';
import { KubernetesClient } from './client/KubernetesClient';
import { readSettings } from './config/readSettings';
import { KubernetesSpecs } from './read/KubernetesSpecs';

/**
 * Objects of Kubernetes clusters as a source of SLOs.
 *
 * @public
 */
export const sloModuleKubernetes = createBackendModule({
  pluginId: 'slo',
  moduleId: 'kubernetes',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        sources: sloSourcesExtensionPoint,
      },
      async init({ config, sources, ...services }) {
        const settings = readSettings(config);
        if (!settings) return;
        const { timeoutMs } = settings;
        sources.addSpecSource(
          new KubernetesSpecs({
            client: new KubernetesClient({ ...services, timeoutMs }),
            assignment: () => readAssignment(services),
            settings,
            logger: services.logger,
          }),
        );
      },
    });
  },
});
