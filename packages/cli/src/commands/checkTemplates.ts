import path from 'node:path';
import fs from 'node:fs/promises';
import type { Checker } from '../check/Checker';
import type { CombinationChoice } from '../check/combinations/combinationsOf';
import type { Report } from '../check/Report';
import { CHECKERS } from '../check/checkers';
import { checkRendered } from '../check/checkRendered';
import type { CheckSettings } from '../check/CheckSettings';
import { createToolbox } from '../check/createToolbox';
import { formatJson } from '../check/report/formatJson';
import { formatLines } from '../check/report/formatLines';
import { formatMarkdown } from '../check/report/formatMarkdown';
import { formatRecord } from '../check/report/formatRecord';
import { formatTable } from '../check/report/formatTable';
import { ResultCache } from '../check/ResultCache';
import { UsageError } from '../errors';
import { lazily } from '../lazily';
import { readTemplates } from '../templates/readTemplates';

const startRenderer = lazily(() => import('../templates/startRenderer'));
const checkGoldenPaths = lazily(() => import('../check/checkTemplates'));

/** Exit status: something was found that has to be put right. */
const EXIT_FINDING = 1;

const CHOICES = ['default', 'pairwise', 'all'];
const FORMATS = {
  table: formatTable,
  json: formatJson,
  lines: formatLines,
  markdown: formatMarkdown,
};

/** Options of `causeway templates check`. */
export interface CheckTemplatesOptions {
  combinations: string;
  tools: string;
  format: string;
  templates: string;
  rendered?: string;
  only?: string;
  keep?: string;
  cache?: string;
  record?: string;
  parallel: string;
  quick?: boolean;
  strict?: boolean;
}

function isChoice(text: string): text is CombinationChoice {
  return CHOICES.includes(text);
}

function isFormat(text: string): text is keyof typeof FORMATS {
  return text in FORMATS;
}

/** The checkers that were asked for; `*` in a name stands for any text. */
function selectCheckers(options: {
  tools: string;
  only?: string;
}): readonly Checker[] {
  const { tools, only } = options;
  if (!['node', 'all'].includes(tools)) {
    throw new UsageError(`--tools is node or all, not '${tools}'`);
  }
  const available = CHECKERS.filter(
    ({ needs }) => tools === 'all' || needs.length === 0,
  );
  if (only === undefined) {
    return available;
  }
  const patterns = only.split(',').map(
    name =>
      new RegExp(
        `^${name
          .trim()
          .replace(/[^\w*-]/g, '')
          .replaceAll('*', '.*')}$`,
      ),
  );
  const selected = available.filter(({ id }) =>
    patterns.some(pattern => pattern.test(id)),
  );
  if (selected.length === 0) {
    throw new UsageError(
      `no checker is called '${only}'; there is: ${available
        .map(({ id }) => id)
        .join(', ')}`,
    );
  }
  return selected;
}

async function renderAndCheck(
  names: readonly string[],
  options: CheckTemplatesOptions & { choice: CombinationChoice },
  settings: CheckSettings,
): Promise<Report> {
  const all = await readTemplates(options.templates);
  const unknown = names.find(name => !all.some(found => found.name === name));
  if (unknown !== undefined || all.length === 0) {
    const known = all.map(({ name }) => name).join(', ') || 'none';
    throw new UsageError(
      `there is no golden path '${unknown ?? ''}'; there is: ${known}`,
    );
  }
  const renderer = await startRenderer({ portalUrl: 'http://localhost:7007' });
  try {
    return await checkGoldenPaths({
      ...settings,
      renderer,
      templates: all.filter(
        ({ name }) => names.length === 0 || names.includes(name),
      ),
      choice: options.choice,
      keep: options.keep && path.resolve(options.keep),
    });
  } finally {
    await renderer.stop();
  }
}

async function renderedFolder(dir: string): Promise<string> {
  const folder = path.resolve(dir);
  const isFolder = await fs.stat(folder).then(
    stats => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    throw new UsageError(`there is no folder ${folder} to check`);
  }
  return folder;
}

/** `causeway templates check [NAME…]` */
export default async function checkTemplates(
  names: string[],
  options: CheckTemplatesOptions,
): Promise<void> {
  const { combinations: choice, format } = options;
  if (!isChoice(choice)) {
    throw new UsageError(
      `--combinations is ${CHOICES.join(' or ')}, not '${choice}'`,
    );
  }
  if (!isFormat(format)) {
    throw new UsageError(
      `--format is ${Object.keys(FORMATS).join(' or ')}, not '${format}'`,
    );
  }
  const parallel = Number(options.parallel);
  if (!Number.isInteger(parallel) || parallel < 1) {
    throw new UsageError(
      `--parallel is a whole number from 1, not '${options.parallel}'`,
    );
  }
  if (options.rendered !== undefined && names.length > 0) {
    throw new UsageError(
      'name golden paths or a folder with --rendered, not both',
    );
  }
  if (options.record !== undefined) {
    // Before the hour that a whole matrix takes, not after it.
    await fs.mkdir(path.dirname(options.record), { recursive: true });
  }
  const settings: CheckSettings = {
    checkers: selectCheckers(options),
    toolbox: createToolbox(),
    cache: new ResultCache(options.cache && path.resolve(options.cache)),
    parallel,
    isQuick: options.quick,
    onProgress: line => process.stderr.write(`${line}\n`),
  };
  const report =
    options.rendered === undefined
      ? await renderAndCheck(names, { ...options, choice }, settings)
      : await checkRendered({
          ...settings,
          dir: await renderedFolder(options.rendered),
        });

  process.stdout.write(FORMATS[format](report));
  if (options.record !== undefined) {
    await fs.writeFile(
      options.record,
      formatRecord(report, {
        day: new Date(),
        parallel,
        leftOut: CHECKERS.filter(
          checker => !settings.checkers.includes(checker),
        ).map(({ id }) => id),
      }),
    );
  }
  const isMissing = report.checkers.some(({ missing }) => missing.length > 0);
  if (report.findings.length > 0 || (options.strict && isMissing)) {
    process.exitCode = EXIT_FINDING;
  }
}
