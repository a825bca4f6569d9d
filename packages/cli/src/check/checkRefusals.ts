import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DEFAULT_VALUES } from '../templates/defaultValues';
import type { TemplateFile } from '../templates/readTemplates';
import type { TemplateRenderer } from '../templates/TemplateRenderer';
import { BadAnswer, badAnswers } from './badAnswers';
import type { Found } from './Checker';
import { formFields, formPages } from './combinations/formFields';

async function check(options: {
  renderer: TemplateRenderer;
  template: TemplateFile;
  bad: BadAnswer;
  outputDir: string;
}): Promise<Found[]> {
  const { renderer, template, bad, outputDir } = options;
  const found = (message: string): Found => ({
    file: 'template.yaml',
    rule: 'bad-answers',
    message: `${bad.what}: ${message}`,
  });
  try {
    await renderer.render({
      template,
      values: { ...DEFAULT_VALUES, ...bad.answers },
      outputDir,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return bad.fields
      .filter(field => !new RegExp(`\\b${field}\\b`).test(reason))
      .map(field => found(`the refusal does not name ${field}: ${reason}`));
  }
  return [found('was taken, and must be refused')];
}

/** Sends a golden path what it must refuse, through the engine of the wizard: each refusal names the field. */
export async function checkRefusals(
  renderer: TemplateRenderer,
  template: TemplateFile,
): Promise<Found[]> {
  const outputDir = await fs.mkdtemp(path.join(os.tmpdir(), 'causeway-bad-'));
  const found: Found[] = [];
  try {
    for (const bad of badAnswers(formFields(formPages(template.entity.spec)))) {
      found.push(...(await check({ renderer, template, bad, outputDir })));
    }
    const left = await fs.readdir(outputDir);
    if (left.length > 0) {
      found.push({
        file: 'template.yaml',
        rule: 'bad-answers',
        message: `answers that were refused left files behind: ${left.join(
          ', ',
        )}`,
      });
    }
  } finally {
    await fs.rm(outputDir, { recursive: true, force: true });
  }
  return found;
}
