import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, RELATION_CHILD_OF } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** Levels of nested groups that are followed; organisations are not deeper, and a loop ends here. */
const MAX_LEVELS = 10;

/** The given references and every group above the groups among them. */
export async function withParentGroups(
  refs: readonly string[],
  options: { catalog: CatalogService; credentials: BackstageCredentials },
): Promise<string[]> {
  const all = new Set(refs);
  let level = refs.filter(ref => parseEntityRef(ref).kind === 'group');
  for (let depth = 0; depth < MAX_LEVELS && level.length > 0; depth++) {
    const { items } = await options.catalog.getEntitiesByRefs(
      { entityRefs: level, fields: ['relations'] },
      { credentials: options.credentials },
    );
    level = items
      .flatMap(entity => entity?.relations ?? [])
      .filter(relation => relation.type === RELATION_CHILD_OF)
      .map(relation => relation.targetRef)
      .filter(ref => !all.has(ref));
    level.forEach(ref => all.add(ref));
  }
  return [...all];
}
