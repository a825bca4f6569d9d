import path from 'node:path';
import type { Checker } from '../Checker';
import { terraform } from '../needs';
import { TERRAFORM_DIR, terraformFiles } from './fileSelection';

/** `terraform fmt`. */
export const terraformFmt: Checker = {
  id: 'terraform-fmt',
  title: 'terraform fmt',
  needs: [terraform],
  scope: 'every',
  quickScope: 'main',
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
