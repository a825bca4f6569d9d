import { TEMPLATES_ROOT_ANNOTATION } from '@causeway/plugin-golden-path-common';
import fs from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { UsageError } from '../errors';
import { Entity, isTemplateEntity } from './templateEntity';

/** A golden path found on disk. */
export interface TemplateFile {
  name: string;
  /** Absolute path of its `template.yaml`. */
  file: string;
  /** Absolute path of the folder that its relative addresses start from. */
  root: string;
  entity: Entity;
}

async function readTemplate(file: string): Promise<TemplateFile> {
  let entity: unknown;
  try {
    entity = parse(await fs.readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(
      `${file} can't be read: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
  if (!isTemplateEntity(entity)) {
    throw new Error(
      `${file} is not a template: it needs kind 'Template', metadata.name and spec.steps`,
    );
  }
  const folder = path.dirname(file);
  const root = entity.metadata.annotations?.[TEMPLATES_ROOT_ANNOTATION] ?? '.';
  return {
    name: entity.metadata.name,
    file,
    root: path.resolve(folder, root),
    entity,
  };
}

/**
 * The golden paths of a folder: every `NAME/template.yaml` in it, by name.
 *
 * @throws UsageError when the folder isn't there
 */
export async function readTemplates(folder: string): Promise<TemplateFile[]> {
  let entries: string[];
  try {
    entries = await fs.readdir(folder);
  } catch {
    throw new UsageError(
      `no folder of templates at ${folder}; name it with --templates DIR`,
    );
  }
  const files = entries
    .sort()
    .map(entry => path.resolve(folder, entry, 'template.yaml'));
  const found = await Promise.all(
    files.map(file =>
      fs.access(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  return Promise.all(
    files.filter((_, index) => found[index]).map(readTemplate),
  );
}
