import { Entity } from '@backstage/catalog-model';
import { createExtensionDataRef } from '@backstage/frontend-plugin-api';

/** Says for which entities an extension of the service page is shown. */
export const entityFilterDataRef = createExtensionDataRef<
  (entity: Entity) => boolean
>().with({ id: 'catalog-pages.entity-filter' });
