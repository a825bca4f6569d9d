import path from 'node:path';
import type { Checker } from '../Checker';
import { program } from '../needs';
import { filesMatching } from './fileSelection';

interface Issue {
  rule: { name: string };
  message: string;
  range: { filename: string; start: { line: number } };
}

/** tflint with its bundled rules. */
export const tflint: Checker = {
  id: 'tflint',
  title: 'tflint',
  needs: [program('tflint')],
  scope: 'every',
  quickScope: 'main',
  reads: render =>
    filesMatching(render, /^deploy\/terraform\/|(^|\/)\.tflint\.hcl$/),
  async run({ render, toolbox }) {
    const { stdout, stderr } = await toolbox.run('tflint', [
      '--recursive',
      `--chdir=${path.join(render.dir, 'deploy/terraform')}`,
      '--format=json',
    ]);
    if (!stdout.startsWith('{')) {
      throw new Error(`tflint: ${stdout}${stderr}`);
    }
    const {
      issues,
      errors,
    }: { issues: Issue[]; errors: Array<{ message: string }> } =
      JSON.parse(stdout);
    return [
      ...issues.map(({ rule, message, range }) => ({
        file: fileOf(range.filename),
        line: range.start.line,
        rule: rule.name,
        message,
      })),
      ...errors.map(({ message }) => ({
        file: 'deploy/terraform',
        rule: 'error',
        message,
      })),
    ];
  },
};

/** tflint names files from the folder it was started in, or from the module. */
function fileOf(filename: string): string {
  const at = filename.indexOf('deploy/terraform/');
  return at === -1 ? `deploy/terraform/${filename}` : filename.slice(at);
}
