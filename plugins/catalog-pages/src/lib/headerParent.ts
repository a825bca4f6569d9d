import {
  Entity,
  RELATION_CHILD_OF,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import { refKind } from './refs';

const parentKinds = ['component', 'system', 'domain', 'group'];

/** The ref of what an entity belongs to: its system, domain or parent team. */
export function headerParent(entity: Entity): string | undefined {
  const parents = (entity.relations ?? [])
    .filter(
      ({ type }) => type === RELATION_PART_OF || type === RELATION_CHILD_OF,
    )
    .map(({ targetRef }) => targetRef);
  // A system says more about where a service belongs than a parent service does.
  return (
    parents.find(ref => refKind(ref) === 'system') ??
    parents.find(ref => parentKinds.includes(refKind(ref)))
  );
}
