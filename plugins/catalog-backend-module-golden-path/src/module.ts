import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { TemplateAddressProcessor } from './TemplateAddressProcessor';
import { TemplatesRootProcessor } from './TemplatesRootProcessor';

/** Makes the catalog understand the annotations of golden paths. @public */
export const catalogModuleGoldenPath = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'golden-path',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        const integrations = ScmIntegrations.fromConfig(config);
        catalog.addProcessor([
          new TemplatesRootProcessor({ integrations }),
          new TemplateAddressProcessor({ integrations }),
        ]);
      },
    });
  },
});
