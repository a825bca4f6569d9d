import type { Entity as CatalogEntity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';

/** One step of a template, as much of it as is looked at here. */
export type TemplateStep = JsonObject & { action: string };

/** A template as its file has it. */
export interface Entity extends CatalogEntity {
  spec: JsonObject & { steps: TemplateStep[] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether something read from a file has the shape of a template. */
export function isTemplateEntity(value: unknown): value is Entity {
  return (
    isRecord(value) &&
    value.kind === 'Template' &&
    isRecord(value.metadata) &&
    typeof value.metadata.name === 'string' &&
    isRecord(value.spec) &&
    Array.isArray(value.spec.steps) &&
    value.spec.steps.every(
      step => isRecord(step) && typeof step.action === 'string',
    )
  );
}
