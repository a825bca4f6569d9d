import {
  coreExtensionData,
  createExtensionInput,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { RiApps2Line } from '@remixicon/react';
import { z } from 'zod';

/**
 * The catalog page in place of the stock one. It keeps the stock page's input
 * for filters, so that plugins which bring some still load; it shows its own.
 */
export const catalogPage = PageBlueprint.makeWithOverrides({
  inputs: {
    filters: createExtensionInput([coreExtensionData.reactElement]),
  },
  configSchema: {
    pageSize: z.number().int().min(10).max(500).default(50),
    defaultKind: z.string().default('component'),
    defaultView: z.enum(['mine', 'all', 'starred']).default('mine'),
  },
  factory(originalFactory, { config }) {
    return originalFactory({
      path: '/catalog',
      routeRef: catalogPlugin.routes.catalogIndex,
      title: 'Catalog',
      icon: <RiApps2Line />,
      noHeader: true,
      loader: async () => {
        const { CatalogPage } = await import(
          '../components/catalog/CatalogPage'
        );
        const defaults = {
          view: config.defaultView,
          kind: config.defaultKind.toLocaleLowerCase('en-US'),
        };
        return <CatalogPage defaults={defaults} pageSize={config.pageSize} />;
      },
    });
  },
});
