import {
  coreExtensionData,
  createExtensionBlueprint,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import { createZodV4FilterPredicateSchema } from '@backstage/filter-predicates';
import { JSX } from 'react';
import { entityFilterDataRef } from './entityFilterDataRef';
import { EntityFilter, resolveFilter } from './resolveFilter';

/**
 * A button at the end of the service page's header. Order follows the
 * configuration; the one primary action of a page comes last.
 */
export const EntityActionBlueprint = createExtensionBlueprint({
  kind: 'entity-action',
  attachTo: { id: 'page:catalog/entity', input: 'actions' },
  output: [coreExtensionData.reactElement, entityFilterDataRef],
  configSchema: { filter: createZodV4FilterPredicateSchema().optional() },
  *factory(
    params: {
      /** Which entities have the button; all, unless told. */
      filter?: EntityFilter;
      loader: () => Promise<JSX.Element>;
    },
    { node, config },
  ) {
    yield coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, params.loader),
    );
    yield entityFilterDataRef(resolveFilter(config.filter, params.filter));
  },
});
