import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  parseEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Membership, MembershipResolver } from './MembershipResolver';

const FIELDS = ['kind', 'metadata.namespace', 'metadata.name', 'relations'];

/**
 * Reads memberships from the catalog.
 *
 * Backstage issues a person's direct groups at sign-in. Groups nest: whoever
 * is in a group is in every group above it, and owns what those own. It does
 * not go down: a member of a parent group owns nothing of its child groups.
 */
export class CatalogMembershipResolver implements MembershipResolver {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #platformGroups: ReadonlySet<string>;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    /** Full entity refs. */
    platformGroups: readonly string[];
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#platformGroups = new Set(options.platformGroups);
  }

  async resolve(person: {
    userEntityRef: string;
    ownershipEntityRefs: readonly string[];
  }): Promise<Membership> {
    const { userEntityRef } = person;
    const [user] = await this.#read([userEntityRef]);
    if (!user) {
      return {
        userEntityRef,
        isMember: false,
        isPlatform: false,
        entityRefs: [userEntityRef],
      };
    }
    const entityRefs = await this.#withAncestors([
      userEntityRef,
      ...person.ownershipEntityRefs,
      ...targets(user, RELATION_MEMBER_OF),
    ]);
    return {
      userEntityRef,
      isMember: true,
      isPlatform: entityRefs.some(ref => this.#platformGroups.has(ref)),
      entityRefs,
    };
  }

  async #withAncestors(entityRefs: string[]): Promise<string[]> {
    const known = new Set(entityRefs);
    let level = [...known].filter(isGroup);
    while (level.length > 0) {
      const groups = await this.#read(level);
      const parents = groups.flatMap(group =>
        targets(group, RELATION_CHILD_OF),
      );
      level = [...new Set(parents)].filter(ref => !known.has(ref));
      level.forEach(ref => known.add(ref));
    }
    return [...known];
  }

  async #read(entityRefs: string[]): Promise<Entity[]> {
    // The portal asks for itself: what a person may see of the organisation
    // must not change what they are allowed to do.
    const credentials = await this.#auth.getOwnServiceCredentials();
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs, fields: FIELDS },
      { credentials },
    );
    return items.filter((item): item is Entity => item !== undefined);
  }
}

function targets(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef);
}

function isGroup(entityRef: string) {
  return parseEntityRef(entityRef).kind.toLocaleLowerCase('en-US') === 'group';
}
