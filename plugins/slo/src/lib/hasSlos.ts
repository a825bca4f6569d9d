import type { Entity } from '@backstage/catalog-model';

/** Whether an entity is of the kind that makes promises: a service, whether it has written any down or not. */
export function hasSlos(entity: Entity): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === 'component';
}
