import path from 'node:path';
import type { Checker, Found } from '../Checker';
import type { Render } from '../Render';
import { terraform } from '../needs';
import { lastLines } from '../Toolbox';
import { filesMatching, terraformFiles } from './fileSelection';
import { terraformCopy } from './terraformRun';

const TERRAFORM_DIR = 'deploy/terraform';

/** `terraform fmt`. */
export const terraformFmt: Checker = {
  id: 'terraform-fmt',
  title: 'terraform fmt',
  needs: [terraform],
  scope: 'every',
  reads: terraformFiles,
  async run({ render, toolbox }) {
    const { stdout, stderr, status } = await toolbox.run('terraform', [
      'fmt',
      '-check',
      '-recursive',
      '-list=true',
      path.join(render.dir, TERRAFORM_DIR),
    ]);
    if (status !== 0 && stdout.trim() === '') {
      throw new Error(stderr);
    }
    return stdout
      .split('\n')
      .filter(Boolean)
      .map(file => ({
        file: path.relative(render.dir, path.resolve(file)),
        rule: 'fmt',
        message: 'not as terraform fmt writes it',
      }));
  },
};

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

/** `terraform test` with a mock provider, in every module that has tests. */
export const terraformTest: Checker = {
  id: 'terraform-test',
  title: 'terraform test, mock provider',
  needs: [terraform],
  scope: 'every',
  // Tests stand beside the module that they try, and see nothing else.
  reads: render => {
    const folders = filesMatching(
      render,
      /^deploy\/terraform\/.*\.tftest\.hcl$/,
    ).map(file => file.replace(/\/(tests\/)?[^/]+$/, '/'));
    return render.files.filter(file =>
      folders.some(folder => file.startsWith(folder)),
    );
  },
  async run(context) {
    const run = await terraformCopy(context);
    const folders = new Set(
      filesMatching(context.render, /^deploy\/terraform\/.*\.tftest\.hcl$/).map(
        file =>
          path.relative(TERRAFORM_DIR, file.replace(/\/(tests\/)?[^/]+$/, '')),
      ),
    );
    const found: Found[] = [];
    for (const folder of folders) {
      const init = await run(
        folder,
        'init',
        '-backend=false',
        '-input=false',
        '-no-color',
      );
      const test =
        init.status === 0 ? await run(folder, 'test', '-no-color') : init;
      if (test.status !== 0) {
        found.push({
          file: `${TERRAFORM_DIR}/${folder}`,
          rule: 'test',
          message: lastLines(`${test.stdout}\n${test.stderr}`),
        });
      }
    }
    return found;
  },
};
