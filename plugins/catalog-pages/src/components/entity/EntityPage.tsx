import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRefParams } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { EntityPageFor } from './EntityPageFor';
import { EntityElement, EntityMenuItem, EntityTab } from './types';

/** What other plugins contribute to the page, in the order it is shown. */
export interface EntityPageProps {
  tabs: EntityTab[];
  strips: EntityElement[];
  actions: EntityElement[];
  menuItems: EntityMenuItem[];
}

/** The page of the entity that the address names. */
export const EntityPage = (props: EntityPageProps) => {
  const entityRef = stringifyEntityRef(useRouteRefParams(entityRouteRef));
  // A key, so that nothing of one entity is left over on the page of the next.
  return <EntityPageFor key={entityRef} entityRef={entityRef} {...props} />;
};
