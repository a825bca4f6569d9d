import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { inSlices } from '../database/inSlices';
import { annotationsOf } from './annotationsOf';

/** Asks the catalog for the annotations of entities. */
export class EntityAnnotations {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /**
   * By entity ref; entities that the catalog doesn't have are missing.
   *
   * @throws if the catalog can't be asked
   */
  async read(
    entityRefs: readonly string[],
  ): Promise<Map<string, Record<string, string>>> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const found = new Map<string, Record<string, string>>();
    for (const slice of inSlices(entityRefs, 200)) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: slice,
          fields: [
            'kind',
            'metadata.name',
            'metadata.namespace',
            'metadata.annotations',
          ],
        },
        { credentials },
      );
      items.forEach((entity, index) => {
        if (entity) found.set(slice[index], annotationsOf(entity));
      });
    }
    return found;
  }
}
