import {
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  stringifyLocationRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type {
  CatalogProcessor,
  LocationSpec,
} from '@backstage/plugin-catalog-node';
import { TEMPLATES_ROOT_ANNOTATION } from '@causeway/plugin-golden-path-common';
import path from 'node:path';

/** One or more steps up, and nothing else: a template's parts lie beside or above it, never somewhere by name. */
const STEPS_UP = /^\.\.(\/\.\.)*\/?$/;

/**
 * Lets templates name folders beside their own, such as shared parts: sets the location that relative addresses start
 * from to the folder that the template's annotation points up to.
 */
export class TemplatesRootProcessor implements CatalogProcessor {
  readonly #integrations: ScmIntegrationRegistry;

  constructor(options: { integrations: ScmIntegrationRegistry }) {
    this.#integrations = options.integrations;
  }

  getProcessorName(): string {
    return 'TemplatesRootProcessor';
  }

  async preProcessEntity(
    entity: Entity,
    location: LocationSpec,
  ): Promise<Entity> {
    const root = entity.metadata.annotations?.[TEMPLATES_ROOT_ANNOTATION];
    if (entity.kind !== 'Template' || root === undefined) {
      return entity;
    }
    if (!STEPS_UP.test(root)) {
      throw new InputError(
        `Annotation '${TEMPLATES_ROOT_ANNOTATION}' is '${root}', but can only be '..' or several of them with '/' between`,
      );
    }
    const target = this.#resolve(root.replace(/\/$/, ''), location);
    if (!target) {
      return entity;
    }
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          ...entity.metadata.annotations,
          [ANNOTATION_SOURCE_LOCATION]: stringifyLocationRef({
            type: location.type,
            target,
          }),
        },
      },
    };
  }

  #resolve(root: string, location: LocationSpec): string | undefined {
    if (location.type === 'file') {
      // The stock fetch actions take the folder *of* a file location, and a path's last segment for the file, slash or
      // not. The dot is that segment, so that both its folder and itself are the root.
      return `${path.resolve(path.dirname(location.target), root)}/./`;
    }
    if (location.type === 'url') {
      const url = `${root}/`;
      const integration = this.#integrations.byUrl(location.target);
      return integration
        ? integration.resolveUrl({ url, base: location.target })
        : new URL(url, location.target).toString();
    }
    return undefined;
  }
}
