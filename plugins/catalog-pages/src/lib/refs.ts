import {
  DEFAULT_NAMESPACE,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** The fields that are enough to name and describe an entity in a list. */
export const LISTING_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'spec.type',
  'spec.lifecycle',
  'spec.profile.displayName',
];

/** The last part of a ref, shown until (or unless) the entity's title is known. */
export function refName(ref: string): string {
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  return name.slice(name.lastIndexOf(':') + 1);
}

/** The name people gave an entity: display name, title or, failing those, its name. */
export function entityTitle(entity: Entity): string {
  const profile = entity.spec?.profile;
  if (profile && typeof profile === 'object' && !Array.isArray(profile)) {
    const { displayName } = profile;
    if (typeof displayName === 'string' && displayName.trim()) {
      return displayName;
    }
  }
  return entity.metadata.title?.trim() || entity.metadata.name;
}

/** A text field of an entity's spec, or undefined where it is missing or not text. */
export function specText(entity: Entity, field: string): string | undefined {
  const value = entity.spec?.[field];
  return typeof value === 'string' && value.trim() ? value : undefined;
}

/**
 * A ref as people write it in a spec ("team-learning", "user:guests/ada"), made whole.
 *
 * @returns the full ref in lower case, or undefined if the text is no ref
 */
export function specRef(
  entity: Entity,
  field: string,
  defaultKind: string,
): string | undefined {
  const text = specText(entity, field);
  if (!text) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind,
        defaultNamespace: entity.metadata.namespace ?? DEFAULT_NAMESPACE,
      }),
    );
  } catch {
    return undefined;
  }
}

/** The kind part of a full ref, in lower case; empty if the text is no ref. */
export function refKind(ref: string): string {
  const colon = ref.indexOf(':');
  return colon > 0 ? ref.slice(0, colon).toLocaleLowerCase('en-US') : '';
}
