import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CHILD_OF,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_MEMBER,
  RELATION_HAS_PART,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PARENT_OF,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
} from '@backstage/catalog-model';

/** The entities that stand in one relation to an entity. */
export interface RelationGroup {
  /** The relation type. */
  id: string;
  /** The relation in plain words. */
  title: string;
  /** Full refs, each once, by kind and name. */
  refs: string[];
}

/** Titles by relation type, in the order in which the groups are shown. */
const titles: Record<string, string> = {
  [RELATION_HAS_MEMBER]: 'Members',
  [RELATION_OWNER_OF]: 'Owns',
  [RELATION_HAS_PART]: 'Contains',
  [RELATION_DEPENDS_ON]: 'Depends on',
  [RELATION_DEPENDENCY_OF]: 'Used by',
  [RELATION_PROVIDES_API]: 'Provides APIs',
  [RELATION_CONSUMES_API]: 'Consumes APIs',
  [RELATION_API_PROVIDED_BY]: 'Provided by',
  [RELATION_API_CONSUMED_BY]: 'Consumed by',
  [RELATION_MEMBER_OF]: 'Member of',
  [RELATION_CHILD_OF]: 'Parent team',
  [RELATION_PARENT_OF]: 'Teams inside',
};
const order = Object.keys(titles);

/** A relation type we have no words for: `someRelation` reads "Some relation". */
function humanise(type: string): string {
  const words = type
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLocaleLowerCase('en-US');
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}

function rank(type: string): number {
  const index = order.indexOf(type);
  return index === -1 ? order.length : index;
}

/** Relations that header and facts show already. */
const shownElsewhere = new Set([RELATION_OWNED_BY, RELATION_PART_OF]);

/**
 * Groups an entity's relations for the overview. Owner and system are left
 * out: they stand in the header and among the facts.
 */
export function relationGroups(entity: Entity): RelationGroup[] {
  const byType = new Map<string, Set<string>>();
  for (const { type, targetRef } of entity.relations ?? []) {
    if (!shownElsewhere.has(type)) {
      const refs = byType.get(type) ?? new Set<string>();
      byType.set(type, refs.add(targetRef));
    }
  }
  return [...byType]
    .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
    .map(([type, refs]) => ({
      id: type,
      title: titles[type] ?? humanise(type),
      refs: [...refs].sort(),
    }));
}
