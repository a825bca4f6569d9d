import { Entity, stringifyEntityRef } from '@backstage/catalog-model';

/** Something about an entity that somebody should mend. */
export interface AttentionItem {
  id: string;
  severity: 'broken' | 'risk';
  title: string;
  /** Why, and how to mend it. */
  text: string;
}

const ORPHAN_ANNOTATION = 'backstage.io/orphan';

interface StatusItem {
  level?: string;
  message?: string;
}

function statusErrors(entity: Entity): string[] {
  const { status } = entity as Entity & { status?: { items?: StatusItem[] } };
  return (status?.items ?? [])
    .filter(({ level }) => level === 'error')
    .map(({ message }) => message ?? 'no reason given');
}

/** What {@link attentionItems} looks at. */
export interface AttentionOptions {
  entity: Entity;
  /** The files and entries it was made from, itself among them or not. */
  ancestors: Entity[];
  /** Refs in its relations that the catalog doesn't have. */
  missingRefs: string[];
}

/** What about an entity needs somebody, worst first. */
export function attentionItems(options: AttentionOptions): AttentionItem[] {
  const { entity, ancestors, missingRefs } = options;
  const self = stringifyEntityRef(entity);
  const items: AttentionItem[] = statusErrors(entity).map((message, index) => ({
    id: `error-${index}`,
    severity: 'broken',
    title: 'The newest version of its file could not be taken over',
    text: `What you see is the last version that was valid. ${message}`,
  }));
  for (const ancestor of ancestors) {
    const ref = stringifyEntityRef(ancestor);
    if (ref !== self) {
      statusErrors(ancestor).forEach((message, index) =>
        items.push({
          id: `${ref}-${index}`,
          severity: 'broken',
          title: 'What it comes from can’t be read',
          text: `${ref}: ${message}`,
        }),
      );
    }
  }
  if (entity.metadata.annotations?.[ORPHAN_ANNOTATION] === 'true') {
    items.push({
      id: 'orphan',
      severity: 'risk',
      title: 'Nothing registers this entry any more',
      text: 'Its file was removed or is no longer listed where it was. Register it again, or remove it with “Unregister” in the menu above.',
    });
  }
  if (missingRefs.length) {
    items.push({
      id: 'missing',
      severity: 'risk',
      title: 'It refers to entries that the catalog doesn’t have',
      text: `${missingRefs.join(
        ', ',
      )}. Mend the name in its file or register what is missing. Entries that you may not see look the same.`,
    });
  }
  return items;
}
