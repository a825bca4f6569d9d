import type { CatalogScmEvent } from '@backstage/plugin-catalog-node/alpha';
import type {
  PushEvent,
  RepositoryEvent,
} from '@causeway/plugin-local-git-common';

const TYPES = {
  added: 'location.created',
  modified: 'location.updated',
  deleted: 'location.deleted',
} as const;

/** `…/tree/<ref>/` as `…/blob/<ref>/`. */
function blobRoot(sourceUrl: string): string {
  return sourceUrl.replace(/\/tree\/([^/]+)\/$/, '/blob/$1/');
}

/**
 * A push in the catalog's words. Files that appear are announced as changed too: something may have waited for them, for
 * instance a location whose file wasn't there yet.
 */
export function pushToScmEvents(push: PushEvent): CatalogScmEvent[] {
  const root = blobRoot(push.sourceUrl);
  if (!push.after) return [];
  if (push.filesTruncated)
    return [
      { type: 'repository.updated', url: push.sourceUrl },
      { type: 'repository.updated', url: root },
    ];
  return push.files.flatMap(({ path, status }): CatalogScmEvent[] => {
    const url = `${root}${path.split('/').map(encodeURIComponent).join('/')}`;
    const event: CatalogScmEvent = { type: TYPES[status], url };
    return status === 'added'
      ? [event, { type: 'location.updated', url }]
      : [event];
  });
}

/** A repository's end in the catalog's words; other things that happen to one don't concern the catalog. */
export function repositoryToScmEvents({
  action,
  sourceUrl,
}: RepositoryEvent): CatalogScmEvent[] {
  if (action !== 'deleted') return [];
  return [
    {
      type: 'repository.deleted',
      url: sourceUrl.replace(/\/tree\/[^/]+\/$/, ''),
    },
  ];
}
