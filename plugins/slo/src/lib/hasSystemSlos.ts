import type { Entity } from '@backstage/catalog-model';

/** Whether an entity is a system, whose services' SLOs are one budget together. */
export function hasSystemSlos(entity: Entity): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === 'system';
}
