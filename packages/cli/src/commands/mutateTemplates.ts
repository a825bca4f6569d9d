import type { JsonObject } from '@backstage/types';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createToolbox } from '../check/createToolbox';
import { UsageError } from '../errors';
import { lazily } from '../lazily';
import { CORPUS } from '../mutations/corpus';
import { createTools } from '../mutations/createTools';
import { formatMutations } from '../mutations/formatMutations';
import { INEXPRESSIBLE } from '../mutations/inexpressible';
import { runCorpus } from '../mutations/runCorpus';
import { WANTED_KILL_RATE } from '../mutations/summarise';
import { readRender } from '../check/readRender';
import { DEFAULT_VALUES } from '../templates/defaultValues';
import { readTemplates } from '../templates/readTemplates';

const startRenderer = lazily(() => import('../templates/startRenderer'));

const PORTAL_URL = 'http://localhost:7007';

/** Options of `causeway templates mutate`. */
export interface MutateTemplatesOptions {
  tools: string;
  format: string;
  templates: string;
  quick?: boolean;
}

function oneOf(option: string, value: string, allowed: string[]): void {
  if (!allowed.includes(value)) {
    throw new UsageError(
      `--${option} is ${allowed.join(' or ')}, not '${value}'`,
    );
  }
}

/** `causeway templates mutate [NAME]` */
export default async function mutateTemplates(
  name: string | undefined,
  options: MutateTemplatesOptions,
): Promise<void> {
  oneOf('tools', options.tools, ['node', 'all']);
  oneOf('format', options.format, ['table', 'json']);
  const templates = await readTemplates(options.templates);
  const names = templates.map(template => template.name);
  if (name && !names.includes(name)) {
    throw new UsageError(
      `there is no golden path '${name}'; there is: ${names.join(', ')}`,
    );
  }
  const scratch = await fs.mkdtemp(path.join(os.tmpdir(), 'causeway-mutate-'));
  const renderer = await startRenderer({ portalUrl: PORTAL_URL });
  try {
    let renders = 0;
    const report = await runCorpus({
      corpus: CORPUS,
      ...(name && { only: name }),
      isQuick: options.quick,
      ...(options.tools === 'all' && {
        tools: createTools({ scratch, toolbox: createToolbox() }),
      }),
      async render(templateName: string, values: JsonObject) {
        const template = templates.find(item => item.name === templateName);
        if (!template) return undefined;
        renders += 1;
        const outputDir = path.join(scratch, `render-${renders}`);
        await fs.mkdir(outputDir);
        await renderer.render({
          template,
          values: { ...DEFAULT_VALUES, ...values },
          outputDir,
        });
        return (await readRender(outputDir)).texts;
      },
    });
    process.stdout.write(
      options.format === 'json'
        ? `${JSON.stringify(
            { ...report, inexpressible: INEXPRESSIBLE },
            undefined,
            2,
          )}\n`
        : formatMutations(report, INEXPRESSIBLE),
    );
    const { summary, falseAlarms } = report;
    if (summary.rate < WANTED_KILL_RATE || falseAlarms.length > 0) {
      process.exitCode = 1;
    }
  } finally {
    await renderer.stop();
    await fs.rm(scratch, { recursive: true, force: true });
  }
}
