import type { AuthService } from '@backstage/backend-plugin-api';
import { RELATION_CHILD_OF } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** Groups within groups beyond this depth are taken for a loop in somebody's data. */
const MOST_LEVELS = 16;

/** The refs, and all groups that their groups are in: whoever is in a group is in every group above it. */
export async function withGroupsAbove(options: {
  auth: AuthService;
  catalog: CatalogService;
  refs: readonly string[];
}): Promise<string[]> {
  const { auth, catalog, refs } = options;
  // The portal asks for itself: what people may see of the organisation doesn't change what they may do.
  const credentials = await auth.getOwnServiceCredentials();
  const known = new Set(refs);
  let entityRefs = refs.filter(ref => ref.startsWith('group:'));
  for (let level = 0; entityRefs.length > 0 && level < MOST_LEVELS; level++) {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata', 'relations'] },
      { credentials },
    );
    const above = items
      .flatMap(group => group?.relations ?? [])
      .filter(({ type }) => type === RELATION_CHILD_OF)
      .map(({ targetRef }) => targetRef);
    entityRefs = [...new Set(above)].filter(ref => !known.has(ref));
    entityRefs.forEach(ref => known.add(ref));
  }
  return [...known];
}
