import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** Groups within groups beyond this depth are taken for a loop in somebody's data. */
const MAX_DEPTH = 16;

function targets(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef);
}

/** Whom a user may act for, from the catalog as it is now. */
export class CatalogOwnership {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /** The user and all groups above them; empty for a user that the catalog doesn't know. */
  async claimsOf(userEntityRef: string): Promise<string[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const user = await this.#catalog.getEntityByRef(userEntityRef, {
      credentials,
    });
    if (!user) return [];
    const claims = new Set([userEntityRef]);
    let next = targets(user, RELATION_MEMBER_OF);
    for (let depth = 0; next.length && depth < MAX_DEPTH; depth++) {
      next.forEach(group => claims.add(group));
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: next, fields: ['kind', 'metadata', 'relations'] },
        { credentials },
      );
      next = items
        .flatMap(group => (group ? targets(group, RELATION_CHILD_OF) : []))
        .filter(ref => !claims.has(ref));
    }
    return [...claims];
  }
}
