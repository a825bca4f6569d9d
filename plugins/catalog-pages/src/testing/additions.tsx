import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityContextMenuItemBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { EntityActionBlueprint, EntityStripBlueprint } from '../index';

/** One of everything that plugins can add to the service page. */
export const testAdditions = (onArchive: () => void) =>
  createFrontendModule({
    pluginId: 'catalog',
    extensions: [
      EntityContentBlueprint.make({
        name: 'kubernetes',
        params: {
          path: '/kubernetes',
          title: 'Kubernetes',
          group: 'deployment',
          filter: { 'metadata.annotations.k8s': { $exists: true } },
          loader: async () => <p>Pods</p>,
        },
      }),
      EntityContentBlueprint.make({
        name: 'slos',
        params: {
          path: '/slos',
          title: 'SLOs',
          group: 'observability',
          filter: { kind: 'component' },
          loader: async () => <p>Budgets</p>,
        },
      }),
      EntityStripBlueprint.make({
        name: 'contract',
        params: {
          filter: { kind: 'component' },
          loader: async () => <p>The contract</p>,
        },
      }),
      EntityActionBlueprint.make({
        name: 'incident',
        params: {
          filter: { kind: 'component' },
          loader: async () => <button type="button">Open incident</button>,
        },
      }),
      EntityCardBlueprint.make({
        name: 'oncall',
        params: { type: 'info', loader: async () => <p>On call: Ada</p> },
      }),
      EntityContextMenuItemBlueprint.make({
        name: 'archive',
        params: {
          icon: <i />,
          useProps: () => ({ title: 'Archive', onClick: () => onArchive() }),
        },
      }),
    ],
  });
