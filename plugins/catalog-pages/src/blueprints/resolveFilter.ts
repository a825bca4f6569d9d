import { Entity } from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';

/** How an extension says for which entities it is shown. */
export type EntityFilter = FilterPredicate | ((entity: Entity) => boolean);

/**
 * Makes a function of a filter. What the configuration says wins over what the
 * extension says; without either, every entity passes.
 */
export function resolveFilter(
  configured: FilterPredicate | undefined,
  given: EntityFilter | undefined,
): (entity: Entity) => boolean {
  const filter = configured ?? given;
  if (filter === undefined) {
    return () => true;
  }
  return typeof filter === 'function'
    ? filter
    : filterPredicateToFilterFunction<Entity>(filter);
}
