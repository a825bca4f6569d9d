import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';

/** Says in a few words how long a run takes, e.g. "About 20 seconds". */
export const TEMPLATE_TAKES_ANNOTATION = 'causeway.dev/takes';

/** What the golden path makes: one part a line, `Title: what it is`. */
export const TEMPLATE_PARTS_ANNOTATION = 'causeway.dev/what-you-get';

/** One thing that a golden path makes. */
export interface TemplatePart {
  title: string;
  detail?: string;
}

/** What the pages show of a template. */
export interface TemplateFacts {
  entityRef: string;
  namespace: string;
  name: string;
  title: string;
  summary?: string;
  /** Free text, e.g. "About 20 seconds". */
  takes?: string;
  parts: TemplatePart[];
  owner?: string;
  type?: string;
  tags: string[];
}

/** The fields of a template entity that {@link templateFacts} reads. */
export const TEMPLATE_FACT_FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.title',
  'metadata.description',
  'metadata.tags',
  'metadata.annotations',
  'spec.owner',
  'spec.type',
];

function partOf(line: string): TemplatePart {
  const colon = line.indexOf(': ');
  if (colon < 1) {
    return { title: line };
  }
  return { title: line.slice(0, colon), detail: line.slice(colon + 2).trim() };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

/** Reads what the pages show of a template from its catalog entity. */
export function templateFacts(entity: Entity): TemplateFacts {
  const { metadata, spec } = entity;
  const annotations = metadata.annotations ?? {};
  return {
    entityRef: stringifyEntityRef(entity),
    namespace: metadata.namespace ?? 'default',
    name: metadata.name,
    title: metadata.title ?? metadata.name,
    summary: text(metadata.description),
    takes: text(annotations[TEMPLATE_TAKES_ANNOTATION]),
    parts: (annotations[TEMPLATE_PARTS_ANNOTATION] ?? '')
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean)
      .map(partOf),
    owner: text(spec?.owner),
    type: text(spec?.type),
    tags: metadata.tags ?? [],
  };
}
