import {
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type {
  CatalogProcessor,
  LocationSpec,
} from '@backstage/plugin-catalog-node';
import {
  LOCAL_GIT_REPOSITORY_ANNOTATION,
  parseSourceUrl,
  repositoryFullName,
  sourceUrl,
} from '@causeway/plugin-local-git-common';

/**
 * Says on every entity from the embedded Git host where its sources lie, as the catalog itself does only for hosts that
 * have an SCM integration.
 */
export class LocalGitSourceLocationProcessor implements CatalogProcessor {
  readonly #hostUrl: string;

  constructor(options: { hostUrl: string }) {
    this.#hostUrl = options.hostUrl;
  }

  getProcessorName(): string {
    return 'LocalGitSourceLocationProcessor';
  }

  async preProcessEntity(
    entity: Entity,
    location: LocationSpec,
  ): Promise<Entity> {
    const parsed =
      location.type === 'url'
        ? parseSourceUrl(this.#hostUrl, location.target)
        : undefined;
    if (!parsed?.ref) return entity;
    const { repository, ref, path } = parsed;
    const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
    const source = sourceUrl({
      hostUrl: this.#hostUrl,
      repository,
      ref,
      path: folder,
      type: 'tree',
    });
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          [ANNOTATION_SOURCE_LOCATION]: `url:${source}`,
          [LOCAL_GIT_REPOSITORY_ANNOTATION]: repositoryFullName(repository),
          ...entity.metadata.annotations,
        },
      },
    };
  }
}
