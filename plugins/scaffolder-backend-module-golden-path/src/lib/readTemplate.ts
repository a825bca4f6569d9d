import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { TemplateInfo } from '@backstage/plugin-scaffolder-common';
import { TEMPLATE_VERSION_ANNOTATION } from '@causeway/plugin-golden-path-common';
import fs from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { isObject, Schema, schemasOf } from './schemaTypes';

/** A template, as much of it as the actions need. */
export interface GoldenPathTemplate {
  ref: string;
  name: string;
  version: string;
  /** Address of the folder it was read from; absent for a template on the portal's own disk. */
  source?: string;
  /** Its form, page by page. */
  pages: Schema[];
  entity: Pick<Entity, 'metadata'>;
}

/** A dry run of a template that isn't in the catalog carries its files along; its form stands in the file itself. */
async function readDryRunTemplate(baseUrl: string): Promise<unknown> {
  try {
    return parse(await fs.readFile(fileURLToPath(baseUrl), 'utf8'));
  } catch {
    return undefined;
  }
}

function pagesOf(template: unknown): Schema[] {
  const spec = isObject(template) ? template.spec : undefined;
  const parameters = isObject(spec) ? spec.parameters : undefined;
  return isObject(parameters) ? [parameters] : schemasOf(parameters);
}

/**
 * Reads the template that a task runs: from the catalog as the person who started it sees it, in dry runs from the files
 * that were sent along or by the name they give.
 *
 * @throws InputError when the task says nothing of its template, NotFoundError when the catalog doesn't have it
 */
export async function readTemplate(options: {
  templateInfo: TemplateInfo | undefined;
  isDryRun: boolean;
  catalog: CatalogService;
  credentials: BackstageCredentials;
}): Promise<GoldenPathTemplate> {
  const { templateInfo, isDryRun, catalog, credentials } = options;
  if (!templateInfo?.entity) {
    throw new InputError(
      "This step belongs to a template, but the task names none; create the task from a template's own page or reference.",
    );
  }
  const { metadata } = templateInfo.entity;
  const ref = isDryRun
    ? stringifyEntityRef({ kind: 'Template', ...metadata })
    : templateInfo.entityRef;
  const sent =
    isDryRun && templateInfo.baseUrl?.startsWith('file:')
      ? await readDryRunTemplate(templateInfo.baseUrl)
      : undefined;
  const template = sent ?? (await catalog.getEntityByRef(ref, { credentials }));
  if (!template) {
    throw new NotFoundError(
      `Template '${ref}' is not in the catalog; its form is needed to check the answers.`,
    );
  }
  return {
    ref,
    name: metadata.name,
    version: metadata.annotations?.[TEMPLATE_VERSION_ANNOTATION] ?? '0.0.0',
    source: templateInfo.baseUrl?.startsWith('http')
      ? templateInfo.baseUrl
      : undefined,
    pages: pagesOf(template),
    entity: { metadata },
  };
}
