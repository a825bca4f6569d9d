import { createFrontendModule } from '@backstage/frontend-plugin-api';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import catalogImportPlugin from '@backstage/plugin-catalog-import/alpha';

/** Stock pages under the names that the portal has for what they do. */
export const titlesModules = [
  createFrontendModule({
    pluginId: 'catalog-import',
    extensions: [
      catalogImportPlugin
        .getExtension('page:catalog-import')
        .override({ params: { title: 'Bring a repository' } }),
    ],
  }),
  createFrontendModule({
    pluginId: 'catalog-graph',
    extensions: [
      catalogGraphPlugin
        .getExtension('page:catalog-graph')
        .override({ params: { title: 'Relations' } }),
    ],
  }),
];
