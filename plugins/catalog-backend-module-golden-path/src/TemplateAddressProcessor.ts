import {
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type {
  CatalogProcessor,
  LocationSpec,
} from '@backstage/plugin-catalog-node';
import type { JsonObject, JsonValue } from '@backstage/types';

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What relative addresses of a template start from, if that is on the web. */
function baseOf(entity: Entity, location: LocationSpec): string | undefined {
  const annotation =
    entity.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION] ?? '';
  const { type, target } = annotation ? parseLocationRef(annotation) : location;
  return type === 'url' && URL.canParse(target) ? target : undefined;
}

function isRelative(url: JsonValue | undefined): url is string {
  return (
    typeof url === 'string' &&
    !URL.canParse(url) &&
    // Only known when the task runs.
    !url.includes('${{')
  );
}

function withAbsoluteAddress(step: JsonValue, base: string): JsonValue {
  if (!isObject(step) || !isObject(step.input)) return step;
  const { action, input } = step;
  if (typeof action !== 'string' || !action.startsWith('fetch:')) return step;
  if (!isRelative(input.url)) return step;
  return {
    ...step,
    input: { ...input, url: new URL(input.url, base).toString() },
  };
}

/**
 * Makes relative addresses in the fetch steps of a template absolute, where the stock scaffolder can't: it asks the
 * integration of the template's host to, and the embedded Git host has none, since it needs neither token nor API of
 * another server.
 */
export class TemplateAddressProcessor implements CatalogProcessor {
  readonly #integrations: ScmIntegrationRegistry;

  constructor(options: { integrations: ScmIntegrationRegistry }) {
    this.#integrations = options.integrations;
  }

  getProcessorName(): string {
    return 'TemplateAddressProcessor';
  }

  async preProcessEntity(
    entity: Entity,
    location: LocationSpec,
  ): Promise<Entity> {
    const steps = entity.spec?.steps;
    if (entity.kind !== 'Template' || !Array.isArray(steps)) return entity;
    const base = baseOf(entity, location);
    if (!base || this.#integrations.byUrl(base)) return entity;
    return {
      ...entity,
      spec: {
        ...entity.spec,
        steps: steps.map(step => withAbsoluteAddress(step ?? null, base)),
      },
    };
  }
}
