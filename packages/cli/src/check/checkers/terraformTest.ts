import path from 'node:path';
import type { Checker, Found } from '../Checker';
import { terraform } from '../needs';
import { lastLines } from '../Toolbox';
import { filesMatching, TERRAFORM_DIR } from './fileSelection';
import { terraformCopy } from './terraformRun';

/** `terraform test` with a mock provider, in every module that has tests. */
export const terraformTest: Checker = {
  id: 'terraform-test',
  title: 'terraform test, mock provider',
  needs: [terraform],
  scope: 'every',
  quickScope: 'main',
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
