import {
  coreExtensionData,
  createExtension,
  createExtensionInput,
  createFrontendModule,
  ErrorDisplay,
  NotFoundErrorPage,
  PageLayout,
  Progress,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { ErrorState } from './ErrorState';
import { Layout } from './Layout';
import { NotFoundPage } from './NotFoundPage';
import { PageFrame } from './PageFrame';
import { ProgressLine } from './ProgressLine';

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

const notFound = SwappableComponentBlueprint.make({
  name: 'core-not-found-error-page',
  params: define =>
    define({ component: NotFoundErrorPage, loader: () => NotFoundPage }),
});

const errorDisplay = SwappableComponentBlueprint.make({
  name: 'core-error-display',
  params: define =>
    define({ component: ErrorDisplay, loader: () => ErrorState }),
});

const progress = SwappableComponentBlueprint.make({
  name: 'core-progress',
  params: define => define({ component: Progress, loader: () => ProgressLine }),
});

/** The frame around every page, and what it shows in place of one. */
export const shellModule = createFrontendModule({
  pluginId: 'app',
  extensions: [layout, pageLayout, notFound, errorDisplay, progress],
});
