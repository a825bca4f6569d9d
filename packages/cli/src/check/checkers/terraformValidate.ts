import path from 'node:path';
import type { Checker, Found } from '../Checker';
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

/** `terraform validate` of every module that Terraform is run in. */
export const terraformValidate: Checker = {
  id: 'terraform-validate',
  title: 'terraform validate',
  needs: [terraform],
  scope: 'every',
  reads: terraformFiles,
  // A run takes half a minute, and no text or number in a root module can make it fail: those are validated when planning.
  relevant: (file, text) =>
    /\/main\.tf$/.test(file)
      ? text.replace(/"[^"\n]*"|\b\d+(\.\d+)?\b/g, '_')
      : text,
  async run(context) {
    const run = await terraformCopy(context);
    const found: Found[] = [];
    for (const folder of rootModules(context.render)) {
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
    }
    return found;
  },
};
