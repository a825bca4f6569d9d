import {
  coreExtensionData,
  createExtensionInput,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { RiAddLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';

const SUB_PAGE_TITLES: Record<string, string> = {
  actions: 'Actions',
  edit: 'Template editor',
  'templating-extensions': 'Templating extensions',
};

/**
 * Takes the place of the scaffolder's page: golden paths, wizard and runs with their list are ours, its other sub pages stay and are
 * reached from the foot of the first. Fields that plugins attach to the page work as before.
 */
export const createPage = PageBlueprint.makeWithOverrides({
  inputs: {
    formFields: createExtensionInput([
      FormFieldBlueprint.dataRefs.formFieldLoader,
    ]),
  },
  factory(originalFactory, { inputs }) {
    const stockPages = inputs.pages.map(page => {
      const path = page.get(coreExtensionData.routePath);
      return {
        path,
        title:
          SUB_PAGE_TITLES[path] ?? page.get(coreExtensionData.title) ?? path,
        element: page.get(coreExtensionData.reactElement),
      };
    });
    return originalFactory({
      path: '/create',
      title: 'Create',
      icon: <RiAddLine />,
      routeRef: rootRouteRef,
      noHeader: true,
      loader: () =>
        import('../components/CreateRouter').then(m => (
          <m.CreateRouter stockPages={stockPages} />
        )),
    });
  },
});
