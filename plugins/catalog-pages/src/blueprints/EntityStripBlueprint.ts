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
 * A strip above the tabs of the service page, such as the service contract. It
 * finds the entity with `useEntity` and renders nothing where it has nothing
 * to say; without any strip the place takes no room.
 */
export const EntityStripBlueprint = createExtensionBlueprint({
  kind: 'entity-strip',
  attachTo: { id: 'page:catalog/entity', input: 'strips' },
  output: [coreExtensionData.reactElement, entityFilterDataRef],
  configSchema: { filter: createZodV4FilterPredicateSchema().optional() },
  *factory(
    params: {
      /** Which entities have the strip; all, unless told. */
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
