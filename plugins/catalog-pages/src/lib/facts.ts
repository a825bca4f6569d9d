import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import { entitySources } from './sources';
import { specText } from './refs';
import { entityTier } from './tier';

/** One fact about an entity: text, a web link, or other entities. */
export type Fact = { label: string } & (
  | { text: string }
  | { text: string; href: string }
  | { refs: string[] }
);

function profileText(entity: Entity, field: string): string | undefined {
  const profile = entity.spec?.profile;
  if (!profile || typeof profile !== 'object' || Array.isArray(profile)) {
    return undefined;
  }
  const value = profile[field];
  return typeof value === 'string' && value ? value : undefined;
}

/** An address without what every address has, for reading. */
function shortUrl(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${decodeURI(pathname).replace(/\/$/, '')}`;
}

function related(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef);
}

/** The facts that the overview shows; what isn't known is left out. */
export function entityFacts(entity: Entity): Fact[] {
  const { repository } = entitySources(entity);
  const email = profileText(entity, 'email');
  const texts: [string, string | undefined][] = [
    ['Type', specText(entity, 'type')],
    ['Lifecycle', specText(entity, 'lifecycle')],
    ['Tier', entityTier(entity)],
    ['Namespace', namespaceOf(entity)],
  ];
  const refs: [string, string[]][] = [
    ['Owner', related(entity, RELATION_OWNED_BY)],
    ['Part of', related(entity, RELATION_PART_OF)],
  ];
  return [
    ...refs
      .filter(([, list]) => list.length)
      .map(([label, list]) => ({ label, refs: list })),
    ...texts.flatMap(([label, text]) => (text ? [{ label, text }] : [])),
    ...(email
      ? [
          {
            label: 'Email',
            text: email,
            href: `mailto:${encodeURIComponent(email).replace('%40', '@')}`,
          },
        ]
      : []),
    ...(repository
      ? [{ label: 'Repository', text: shortUrl(repository), href: repository }]
      : []),
  ];
}

function namespaceOf(entity: Entity): string | undefined {
  const { namespace } = entity.metadata;
  return namespace && namespace !== 'default' ? namespace : undefined;
}
