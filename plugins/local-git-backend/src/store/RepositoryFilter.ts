import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';

/** Repositories with one of these owners. */
export interface RepositoryFilter {
  /** Entity refs in lower case. */
  ownerEntityRefs: string[];
}

/** Narrows a query to what a permission decision allows. */
export function applyRepositoryFilter(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<RepositoryFilter>,
): void {
  if ('allOf' in criteria) {
    query.where(all =>
      criteria.allOf.forEach(part =>
        all.andWhere(one => applyRepositoryFilter(one, part)),
      ),
    );
  } else if ('anyOf' in criteria) {
    query.where(any =>
      criteria.anyOf.forEach(part =>
        any.orWhere(one => applyRepositoryFilter(one, part)),
      ),
    );
  } else if ('not' in criteria) {
    query.whereNot(one => applyRepositoryFilter(one, criteria.not));
  } else {
    query.whereIn('owner_entity_ref', criteria.ownerEntityRefs);
  }
}
