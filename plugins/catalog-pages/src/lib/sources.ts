import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  Entity,
} from '@backstage/catalog-model';

/** Where an entity comes from, as far as its annotations say. */
export interface EntitySources {
  /** Web address of the repository or folder with its code. */
  repository?: string;
  /** Web address of the file that describes it. */
  file?: string;
  /** Web address at which that file can be changed. */
  edit?: string;
  /** The location as the catalog has it, also where it is no web address. */
  location?: string;
}

/** A link that is safe to put into `href`: http(s) only. Everything else is dropped. */
export function safeHttpUrl(text: string | undefined): string | undefined {
  if (!text) {
    return undefined;
  }
  try {
    const { protocol } = new URL(text);
    return protocol === 'http:' || protocol === 'https:' ? text : undefined;
  } catch {
    return undefined;
  }
}

function withoutType(location: string | undefined): string | undefined {
  return location?.replace(/^url:/, '');
}

/** Reads the source annotations of an entity. */
export function entitySources(entity: Entity): EntitySources {
  const annotations = entity.metadata.annotations ?? {};
  const location = withoutType(annotations[ANNOTATION_LOCATION]);
  return {
    repository: safeHttpUrl(
      withoutType(annotations[ANNOTATION_SOURCE_LOCATION]),
    ),
    file: safeHttpUrl(annotations[ANNOTATION_VIEW_URL] ?? location),
    edit: safeHttpUrl(annotations[ANNOTATION_EDIT_URL]),
    location,
  };
}
