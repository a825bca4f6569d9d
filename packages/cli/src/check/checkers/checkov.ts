import fs from 'node:fs/promises';
import path from 'node:path';
import type { CheckContext, Checker, Found } from '../Checker';
import { helm, program } from '../needs';
import { CHART_DIR } from '../renderChart';
import { filesMatching } from './fileSelection';

/** What it looks at; secrets are left to gitleaks, and the chart is given as the objects that it makes. */
const FRAMEWORKS = 'terraform,kubernetes,dockerfile,github_actions,openapi';

const READ =
  /^(deploy\/(terraform|helm)\/|\.github\/workflows\/|Dockerfile$|openapi\.json$|\.checkov\.yaml$)/;

/** The file that the chart's objects are given in. */
const MANIFEST = 'deploy/helm.yaml';

interface FailedCheck {
  check_id: string;
  check_name: string;
  file_path: string;
  file_line_range: [number, number];
  resource: string;
}

interface Result {
  results?: { failed_checks?: FailedCheck[]; parsing_errors?: string[] };
}

/** Puts what it reads of each repository into a folder of its own. */
async function lay(context: CheckContext, folder: string): Promise<void> {
  const { render, manifests } = context;
  const files = filesMatching(render, READ).filter(
    file => !file.startsWith(`${CHART_DIR}/`),
  );
  const texts = new Map(
    files.map(file => [file, render.texts.get(file) ?? '']),
  );
  if (render.files.includes(`${CHART_DIR}/Chart.yaml`)) {
    texts.set(MANIFEST, (await manifests()).get('prod') ?? '');
  }
  for (const [file, text] of texts) {
    const target = path.join(folder, file);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, text);
  }
}

function placeOf(file: string): { index: number; file: string } {
  const [, index, rest] = /^\/?(\d+)\/(.*)$/.exec(file) ?? [];
  return { index: Number(index ?? 0), file: rest ?? file };
}

async function runGroup(contexts: readonly CheckContext[]): Promise<Found[][]> {
  const [{ render, toolbox, scratch }] = contexts;
  const tree = path.join(scratch, 'tree');
  await Promise.all(
    contexts.map((context, index) => lay(context, path.join(tree, `${index}`))),
  );
  const configuration = render.files.includes('.checkov.yaml')
    ? ['--config-file', path.join(render.dir, '.checkov.yaml')]
    : [];
  const { stdout, stderr } = await toolbox.run(
    'checkov',
    [
      '--directory',
      tree,
      '--framework',
      ...FRAMEWORKS.split(','),
      '--quiet',
      '--compact',
      '--skip-download',
      '--output',
      'json',
      ...configuration,
    ],
    { cwd: tree, timeoutSeconds: 900, env: { LOG_LEVEL: 'ERROR' } },
  );
  if (!/^[[{]/.test(stdout)) {
    throw new Error(`checkov: ${stdout}${stderr}`);
  }
  const parsed: Result | Result[] = JSON.parse(stdout);
  const found: Found[][] = contexts.map(() => []);
  for (const { results } of [parsed].flat()) {
    for (const check of results?.failed_checks ?? []) {
      const place = placeOf(check.file_path);
      found[place.index].push({
        file: place.file === MANIFEST ? CHART_DIR : place.file,
        line: place.file === MANIFEST ? undefined : check.file_line_range[0],
        rule: check.check_id,
        message: `${check.check_name} (${check.resource})`,
      });
    }
    for (const file of results?.parsing_errors ?? []) {
      const place = placeOf(path.relative(tree, path.resolve(tree, file)));
      found[place.index].push({
        file: place.file,
        rule: 'parse',
        message: 'checkov could not read it',
      });
    }
  }
  return found;
}

/** checkov, with the configuration that the repository has for itself. */
export const checkov: Checker = {
  id: 'checkov',
  title: 'checkov: Terraform, objects, image, workflows, API',
  needs: [program('checkov'), helm],
  scope: 'every',
  quickScope: 'main',
  reads: render => filesMatching(render, READ),
  async run(context) {
    const [found] = await runGroup([context]);
    return found;
  },
  async runAll(contexts) {
    const groups = new Map<string, number[]>();
    contexts.forEach(({ render }, index) => {
      const configuration = render.texts.get('.checkov.yaml') ?? '';
      groups.set(configuration, [...(groups.get(configuration) ?? []), index]);
    });
    const found: Found[][] = contexts.map(() => []);
    for (const indexes of groups.values()) {
      const results = await runGroup(indexes.map(index => contexts[index]));
      indexes.forEach((index, place) => {
        found[index] = results[place];
      });
    }
    return found;
  },
};
