import type { JsonObject } from '@backstage/types';
import fs from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../errors';
import { lazily } from '../lazily';
import { DEFAULT_VALUES } from '../templates/defaultValues';
import { prepareOutputDir } from '../templates/prepareOutputDir';
import { readTemplates } from '../templates/readTemplates';
import { readValues } from '../templates/readValues';

const startRenderer = lazily(() => import('../templates/startRenderer'));

/** Options of `causeway templates render`. */
export interface RenderTemplateOptions {
  out: string;
  values?: string;
  force?: boolean;
  portalUrl: string;
  templates: string;
}

/** `causeway templates render NAME --out DIR` */
export default async function renderTemplate(
  name: string,
  options: RenderTemplateOptions,
): Promise<void> {
  const templates = await readTemplates(options.templates);
  const template = templates.find(candidate => candidate.name === name);
  if (!template) {
    const names =
      templates.map(candidate => candidate.name).join(', ') || 'none';
    throw new UsageError(
      `there is no golden path '${name}'; there is: ${names}`,
    );
  }
  if (!URL.canParse(options.portalUrl)) {
    throw new UsageError(
      `--portal-url '${options.portalUrl}' is not an address`,
    );
  }
  const given: JsonObject = options.values
    ? await readValues(options.values)
    : {};
  const outputDir = path.resolve(options.out);
  await prepareOutputDir(outputDir, { force: options.force ?? false });

  const renderer = await startRenderer({
    portalUrl: options.portalUrl,
  });
  try {
    await renderer.render({
      template,
      values: { ...DEFAULT_VALUES, ...given },
      outputDir,
    });
  } finally {
    await renderer.stop();
  }
  const count = (
    await fs.readdir(outputDir, { recursive: true, withFileTypes: true })
  ).filter(entry => !entry.isDirectory()).length;
  process.stdout.write(`${name}: ${count} files in ${outputDir}\n`);
}
