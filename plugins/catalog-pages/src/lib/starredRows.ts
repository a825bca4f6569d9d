import { Entity } from '@backstage/catalog-model';
import { CatalogState } from './catalogUrlState';
import { entityTitle } from './refs';

/** Narrows and sorts starred entities, which are few and all at hand. */
export function starredRows(
  entities: Entity[],
  state: Pick<CatalogState, 'text' | 'descending'>,
): Entity[] {
  const term = state.text.trim().toLocaleLowerCase('en-US');
  const direction = state.descending ? -1 : 1;
  return entities
    .filter(entity =>
      `${entity.metadata.name}\n${entityTitle(entity)}\n${
        entity.metadata.description ?? ''
      }`
        .toLocaleLowerCase('en-US')
        .includes(term),
    )
    .sort((a, b) => direction * entityTitle(a).localeCompare(entityTitle(b)));
}
