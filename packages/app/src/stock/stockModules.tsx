import {
  coreExtensionData,
  createFrontendModule,
  type ExtensionDataValue,
} from '@backstage/frontend-plugin-api';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import catalogImportPlugin from '@backstage/plugin-catalog-import/alpha';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import type { ComponentType, ReactNode } from 'react';
import { AccessibleStock } from './AccessibleStock';
import { PinnedNavigation } from './PinnedNavigation';

/** What a stock extension gives, with its element inside another one. */
function wrapped<Value extends ExtensionDataValue<unknown, string>>(
  original: Iterable<Value> & {
    get(ref: typeof coreExtensionData.reactElement): JSX.Element;
  },
  Wrapper: ComponentType<{ children: ReactNode }>,
) {
  const { reactElement } = coreExtensionData;
  return [
    ...[...original].filter(({ id }) => id !== reactElement.id),
    reactElement(<Wrapper>{original.get(reactElement)}</Wrapper>),
  ];
}

/** Stock pages under the names that the portal has for what they do, usable by everybody. */
export const stockModules = [
  createFrontendModule({
    pluginId: 'catalog-import',
    extensions: [
      catalogImportPlugin
        .getExtension('page:catalog-import')
        .override({ params: { title: 'Bring a repository' } }),
    ],
  }),
  createFrontendModule({
    pluginId: 'user-settings',
    extensions: [
      userSettingsPlugin
        .getExtension('sub-page:user-settings/general')
        .override({
          factory(originalFactory) {
            return wrapped(originalFactory(), PinnedNavigation);
          },
        }),
    ],
  }),
  createFrontendModule({
    pluginId: 'catalog-graph',
    extensions: [
      catalogGraphPlugin.getExtension('page:catalog-graph').override({
        factory(originalFactory) {
          const params = { title: 'Relations' };
          return wrapped(originalFactory({ params }), AccessibleStock);
        },
      }),
    ],
  }),
  createFrontendModule({
    pluginId: 'kubernetes',
    extensions: [
      kubernetesPlugin
        .getExtension('entity-content:kubernetes/kubernetes')
        .override({
          factory(originalFactory) {
            return wrapped(originalFactory(), AccessibleStock);
          },
        }),
    ],
  }),
];
