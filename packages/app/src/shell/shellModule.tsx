import {
  coreExtensionData,
  createExtension,
  createExtensionInput,
  createFrontendModule,
  PageLayout,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { Layout } from './Layout';
import { PageFrame } from './PageFrame';

/**
 * Takes the place of the stock layout, whose sidebar page brings Material UI 4
 * and a scrolling box inside the window.
 */
const layout = createExtension({
  name: 'layout',
  attachTo: { id: 'app/root', input: 'children' },
  inputs: {
    nav: createExtensionInput([coreExtensionData.reactElement], {
      singleton: true,
    }),
    content: createExtensionInput([coreExtensionData.reactElement], {
      singleton: true,
    }),
  },
  output: [coreExtensionData.reactElement],
  factory: ({ inputs }) => [
    coreExtensionData.reactElement(
      <Layout nav={inputs.nav.get(coreExtensionData.reactElement)}>
        {inputs.content.get(coreExtensionData.reactElement)}
      </Layout>,
    ),
  ],
});

/** Stock pages get a title in our place and size, and one only. */
const pageLayout = SwappableComponentBlueprint.make({
  name: 'core-page-layout',
  params: define => define({ component: PageLayout, loader: () => PageFrame }),
});

/** The frame around every page. */
export const shellModule = createFrontendModule({
  pluginId: 'app',
  extensions: [layout, pageLayout],
});
