import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import catalogImportPlugin from '@backstage/plugin-catalog-import/alpha';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { AccessibleStock } from './AccessibleStock';
import { PinnedNavigation } from './PinnedNavigation';

const notElement = ({ id }: { id: string }) =>
  id !== coreExtensionData.reactElement.id;

const accessible = (element: JSX.Element) =>
  coreExtensionData.reactElement(<AccessibleStock>{element}</AccessibleStock>);

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
            const original = originalFactory();
            return [
              ...[...original].filter(notElement),
              coreExtensionData.reactElement(
                <PinnedNavigation>
                  {original.get(coreExtensionData.reactElement)}
                </PinnedNavigation>,
              ),
            ];
          },
        }),
    ],
  }),
  createFrontendModule({
    pluginId: 'catalog-graph',
    extensions: [
      catalogGraphPlugin.getExtension('page:catalog-graph').override({
        factory(originalFactory) {
          const original = originalFactory({ params: { title: 'Relations' } });
          return [
            ...[...original].filter(notElement),
            accessible(original.get(coreExtensionData.reactElement)),
          ];
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
            const original = originalFactory();
            return [
              ...[...original].filter(notElement),
              accessible(original.get(coreExtensionData.reactElement)),
            ];
          },
        }),
    ],
  }),
];
