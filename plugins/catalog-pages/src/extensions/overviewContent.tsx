import {
  coreExtensionData,
  createExtensionInput,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { z } from 'zod';

/**
 * Stock cards whose content the About and relations cards show already; each
 * of them would bring its own table and ask the catalog again.
 */
const STOCK_CARDS = [
  'entity-card:catalog/links',
  'entity-card:catalog/labels',
  'entity-card:catalog/depends-on-components',
  'entity-card:catalog/depends-on-resources',
  'entity-card:catalog/has-components',
  'entity-card:catalog/has-resources',
  'entity-card:catalog/has-subcomponents',
  'entity-card:catalog/has-subdomains',
  'entity-card:catalog/has-systems',
  'entity-card:catalog-graph/relations',
  'entity-card:org/group-profile',
  'entity-card:org/members-list',
  'entity-card:org/ownership',
  'entity-card:org/user-profile',
  'entity-card:api-docs/has-apis',
  'entity-card:api-docs/definition',
  'entity-card:api-docs/consumed-apis',
  'entity-card:api-docs/provided-apis',
  'entity-card:api-docs/consuming-components',
  'entity-card:api-docs/providing-components',
];

/** The overview in place of the stock one: same cards input, other layout. */
export const overviewContent = EntityContentBlueprint.makeWithOverrides({
  name: 'overview',
  inputs: {
    cards: createExtensionInput([
      coreExtensionData.reactElement,
      EntityCardBlueprint.dataRefs.filterFunction.optional(),
      EntityCardBlueprint.dataRefs.type.optional(),
    ]),
  },
  configSchema: {
    hiddenCards: z.array(z.string()).default(STOCK_CARDS),
  },
  factory(originalFactory, { config, inputs }) {
    const hidden = new Set(config.hiddenCards);
    return originalFactory({
      path: '/',
      title: 'Overview',
      group: 'overview',
      loader: async () => {
        const { Overview } = await import(
          /* webpackChunkName: "service-page" */ '../components/entity/Overview'
        );
        const cards = inputs.cards
          .filter(card => !hidden.has(card.node.spec.id))
          .map(card => ({
            id: card.node.spec.id,
            element: card.get(coreExtensionData.reactElement),
            type: card.get(EntityCardBlueprint.dataRefs.type),
            filter:
              card.get(EntityCardBlueprint.dataRefs.filterFunction) ??
              (() => true),
          }));
        return <Overview cards={cards} />;
      },
    });
  },
});
