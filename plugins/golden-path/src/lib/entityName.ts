import type { Entity } from '@backstage/catalog-model';

/** The name of an entity for people: of its profile, its title, or its name. */
export function entityName(entity: Entity): string {
  const profile: unknown = entity.spec?.profile;
  const name: unknown =
    typeof profile === 'object' && profile !== null
      ? Reflect.get(profile, 'displayName')
      : undefined;
  return typeof name === 'string' && name
    ? name
    : entity.metadata.title ?? entity.metadata.name;
}
