import {
  coreExtensionData,
  createExtensionInput,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import homePlugin from '@backstage/plugin-home/alpha';
import { RiHome5Line } from '@remixicon/react';

/**
 * Our home page in place of the stock one, at the root of the portal. Areas add sections of their own above the list of
 * services, with what in them needs the person.
 */
export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [
    homePlugin.getExtension('page:home').override({
      inputs: {
        sections: createExtensionInput([coreExtensionData.reactElement]),
      },
      factory(originalFactory, { inputs }) {
        const sections = inputs.sections.map(section => ({
          id: section.node.spec.id,
          element: section.get(coreExtensionData.reactElement),
        }));
        return originalFactory({
          params: {
            path: '/',
            title: 'Home',
            icon: <RiHome5Line size={16} />,
            noHeader: true,
            loader: () =>
              import('./HomePage').then(m => (
                <m.HomePage sections={sections} />
              )),
          },
        });
      },
    }),
  ],
});
