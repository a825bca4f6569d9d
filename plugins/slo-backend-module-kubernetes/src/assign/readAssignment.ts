import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { Assignment } from './Assignment';

const ANNOTATIONS = ['id', 'label-selector', 'namespace'];

/**
 * Asks the catalog for the components that say which objects are theirs.
 *
 * @throws if the catalog can't be asked
 */
export async function readAssignment(options: {
  auth: AuthService;
  catalog: CatalogService;
}): Promise<Assignment> {
  const credentials = await options.auth.getOwnServiceCredentials();
  const entities: Entity[] = [];
  const pages = options.catalog.streamEntities(
    {
      filter: ANNOTATIONS.map(name => ({
        kind: 'Component',
        [`metadata.annotations.backstage.io/kubernetes-${name}`]:
          CATALOG_FILTER_EXISTS,
      })),
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.annotations',
      ],
    },
    { credentials },
  );
  for await (const page of pages) entities.push(...page);
  return new Assignment(entities);
}
