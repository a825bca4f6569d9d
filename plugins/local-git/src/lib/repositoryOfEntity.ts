import {
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import {
  LOCAL_GIT_REPOSITORY_ANNOTATION,
  parseRepositoryRef,
  parseSourceUrl,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';

/** Where in the embedded host an entity's code is. */
export interface EntityRepository {
  repository: RepositoryRef;
  /** Branch or tag; the default branch when absent. */
  ref?: string;
  /** Folder from the root; empty for the root. */
  path: string;
}

const API_PATH = '/api/local-git';

/** The API's base URL as the address itself has it, so that no configuration is needed to read it. */
function hostUrlOf(url: string): string | undefined {
  const end = url.indexOf(`${API_PATH}/`);
  return end === -1 ? undefined : url.slice(0, end + API_PATH.length);
}

function fromSourceLocation(entity: Entity): EntityRepository | undefined {
  const url = entity.metadata.annotations?.[
    ANNOTATION_SOURCE_LOCATION
  ]?.replace(/^url:/, '');
  const hostUrl = url && hostUrlOf(url);
  const parsed = hostUrl ? parseSourceUrl(hostUrl, url) : undefined;
  return parsed?.type === 'tree'
    ? { repository: parsed.repository, ref: parsed.ref, path: parsed.path }
    : undefined;
}

/**
 * The repository of an entity in the embedded Git host: the one its annotation names, else the one that its source
 * location is in; `undefined` when its code is elsewhere.
 */
export function repositoryOfEntity(
  entity: Entity,
): EntityRepository | undefined {
  const located = fromSourceLocation(entity);
  const named = parseRepositoryRef(
    entity.metadata.annotations?.[LOCAL_GIT_REPOSITORY_ANNOTATION] ?? '',
  );
  if (!named) return located;
  return located?.repository.owner === named.owner &&
    located.repository.name === named.name
    ? located
    : { repository: named, path: '' };
}
