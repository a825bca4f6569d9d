import {
  coreExtensionData,
  createExtension,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';

/** The home page's section: the SLOs of my services that need me, worst first. */
export const homeSlos = createExtension({
  kind: 'home-section',
  name: 'slos',
  attachTo: { id: 'page:home', input: 'sections' },
  output: [coreExtensionData.reactElement],
  factory: ({ node }) => [
    coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, () =>
        import('../components/home/HomeSlos').then(m => <m.HomeSlos />),
      ),
    ),
  ],
});
