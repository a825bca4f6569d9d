import path from 'node:path';
import type { Checker, Found } from '../Checker';
import { hashOf } from '../fingerprint';
import { terraform } from '../needs';
import type { Render } from '../Render';
import { lastLines } from '../Toolbox';
import { TERRAFORM_DIR, terraformFiles } from './fileSelection';
import { terraformCopy } from './terraformRun';

/** Folders that Terraform is run in: those whose files configure a provider or keep a state. */
function rootModules(render: Render): string[] {
  const roots = [...render.texts].filter(
    ([file, text]) =>
      /^deploy\/terraform\/[^/]+\/[^/]+\.tf$/.test(file) &&
      /^\s*(backend "|provider ")/m.test(text),
  );
  return [
    ...new Set(
      roots.map(([file]) =>
        path.relative(TERRAFORM_DIR, path.posix.dirname(file)),
      ),
    ),
  ];
}

interface Diagnostic {
  severity: string;
  summary: string;
  detail: string;
  range?: { filename: string; start: { line: number } };
}

/** Root modules that were found valid in this process, by what `terraform validate` depends on. */
const valid = new Set<string>();

/** No text or number in a root module can make it invalid: those are validated when planning. */
function relevant(file: string, text: string): string {
  return /\/main\.tf$/.test(file)
    ? text.replace(/"[^"\n]*"|\b\d+(\.\d+)?\b/g, '_')
    : text;
}

/** What `terraform validate` of a root module depends on: its files, and those of the module that it calls. */
function inputOf(render: Render, root: string): string {
  const folder = `${TERRAFORM_DIR}/${root}/`;
  const called = render.files
    .filter(file => file.startsWith(folder))
    .flatMap(file => [
      ...(render.texts.get(file) ?? '').matchAll(
        /^\s*source\s*=\s*"([^"]*)"/gm,
      ),
    ])
    .map(([, source]) => `${path.posix.join(folder, source)}/`);
  return hashOf(
    render.files
      .filter(file => [folder, ...called].some(place => file.startsWith(place)))
      .flatMap(file => [
        file.replace(folder, ''),
        relevant(file, render.texts.get(file) ?? ''),
      ]),
  );
}

/** `terraform validate` of every module that Terraform is run in. */
export const terraformValidate: Checker = {
  id: 'terraform-validate',
  title: 'terraform validate',
  needs: [terraform],
  scope: 'every',
  quickScope: 'main',
  reads: terraformFiles,
  relevant,
  async run(context) {
    const run = await terraformCopy(context);
    const found: Found[] = [];
    for (const folder of rootModules(context.render)) {
      // A run takes seconds, and the environments differ in texts and numbers only.
      const input = inputOf(context.render, folder);
      if (valid.has(input)) {
        continue;
      }
      const init = await run(
        folder,
        'init',
        '-backend=false',
        '-input=false',
        '-no-color',
      );
      if (init.status !== 0) {
        found.push({
          file: `${TERRAFORM_DIR}/${folder}`,
          rule: 'init',
          message: lastLines(init.stderr || init.stdout),
        });
        continue;
      }
      const { stdout } = await run(folder, 'validate', '-json');
      const { diagnostics }: { diagnostics: Diagnostic[] } = JSON.parse(stdout);
      for (const { severity, summary, detail, range } of diagnostics) {
        found.push({
          file: path.posix.join(TERRAFORM_DIR, folder, range?.filename ?? ''),
          line: range?.start.line,
          rule: severity,
          message: `${summary}. ${detail}`,
        });
      }
      if (diagnostics.length === 0) {
        valid.add(input);
      }
    }
    return found;
  },
};
