import { createFrontendModule } from '@backstage/frontend-plugin-api';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import { RiBracesLine } from '@remixicon/react';
import { Navigate } from 'react-router-dom';
import { APIS_IN_CATALOG } from './apisInCatalog';

/**
 * APIs are entries of the catalog, so they are listed there, with its search
 * and filters, rather than on the stock plugin's second catalog page.
 */
export const apisModule = createFrontendModule({
  pluginId: 'api-docs',
  extensions: [
    apiDocsPlugin.getExtension('page:api-docs').override({
      params: {
        title: 'APIs',
        icon: <RiBracesLine size={16} />,
        noHeader: true,
        loader: async () => <Navigate to={APIS_IN_CATALOG} replace />,
      },
    }),
  ],
});
