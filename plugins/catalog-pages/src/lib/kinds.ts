/** How one catalog kind is named on screen. */
export interface KindName {
  /** One of them, as in "1 service". */
  singular: string;
  /** Several, as in "12 services". */
  plural: string;
}

/** Kinds that exist in every catalog, in the order people look for them. */
export const KNOWN_KINDS = [
  'component',
  'api',
  'resource',
  'system',
  'domain',
  'group',
  'user',
  'template',
  'location',
] as const;

const names: Record<string, KindName> = {
  component: { singular: 'service', plural: 'services' },
  api: { singular: 'API', plural: 'APIs' },
  resource: { singular: 'resource', plural: 'resources' },
  system: { singular: 'system', plural: 'systems' },
  domain: { singular: 'domain', plural: 'domains' },
  group: { singular: 'team', plural: 'teams' },
  user: { singular: 'person', plural: 'people' },
  template: { singular: 'golden path', plural: 'golden paths' },
  location: { singular: 'location', plural: 'locations' },
};

/** Kinds nobody owns, so that "my services" has no meaning for them. */
const unowned = new Set(['group', 'user', 'location']);

/**
 * The words for a kind. A kind we have no words for keeps its own name.
 *
 * @param kind - the entity kind, in any case
 */
export function kindName(kind: string): KindName {
  return (
    names[kind.toLocaleLowerCase('en-US')] ?? {
      singular: kind,
      plural: `${kind}s`,
    }
  );
}

/** Whether entities of this kind have an owner. */
export function isOwnedKind(kind: string): boolean {
  return !unowned.has(kind.toLocaleLowerCase('en-US'));
}

/** The text with its first letter in upper case, the rest untouched. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1);
}
