import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import {
  CompoundEntityRef,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Kinds that answers refer to; without a portal, whatever they name is taken to be there. */
const ASSUMED_KINDS = ['group', 'user', 'system'];

/**
 * The catalog of a portal that isn't there: it has the templates being rendered, every owner and system that is asked
 * for, and no component, so that no name is taken.
 */
export class RenderCatalog extends InMemoryCatalogClient {
  readonly #templates: ReadonlyMap<string, Entity>;

  /** @param templates - by entity reference; looked up at each call */
  constructor(templates: ReadonlyMap<string, Entity>) {
    super();
    this.#templates = templates;
  }

  async getEntityByRef(
    entityRef: string | CompoundEntityRef,
  ): Promise<Entity | undefined> {
    const compound = parseEntityRef(entityRef);
    const template = this.#templates.get(stringifyEntityRef(compound));
    if (template) {
      // The scaffolder filters a template's steps in place.
      return structuredClone(template);
    }
    const { kind, namespace, name } = compound;
    return ASSUMED_KINDS.includes(kind.toLocaleLowerCase('en-US'))
      ? {
          apiVersion: 'backstage.io/v1alpha1',
          kind,
          metadata: { namespace, name },
        }
      : undefined;
  }
}
