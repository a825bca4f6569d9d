import type { Checker } from '../Checker';
import { program } from '../needs';
import type { Lint } from './lint';
import { parseOutput } from './parseOutput';

const SHELL = /^#!.*\b(ba)?sh$/m;

/** shellcheck over every script. */
export const shellcheck: Checker = {
  id: 'shellcheck',
  title: 'shellcheck',
  needs: [program('shellcheck')],
  scope: 'every',
  quickScope: 'main',
  reads: render =>
    render.files.filter(file => {
      const [first] = (render.texts.get(file) ?? '').split('\n', 1);
      return SHELL.test(first);
    }),
  async run({ render, toolbox }) {
    const { stdout, stderr } = await toolbox.run(
      'shellcheck',
      ['--format', 'json', ...shellcheck.reads(render)],
      { cwd: render.dir },
    );
    return parseOutput<Lint[]>('shellcheck', stdout, stderr).map(
      ({ file, line, code, message }) => ({
        file,
        line,
        rule: `SC${code}`,
        message,
      }),
    );
  },
};
