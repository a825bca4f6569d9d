import type { Checker } from '../Checker';
import { program } from '../needs';
import { filesMatching } from './fileSelection';
import type { Lint } from './lint';
import { parseOutput } from './parseOutput';

/** hadolint. */
export const hadolint: Checker = {
  id: 'hadolint',
  title: 'hadolint',
  needs: [program('hadolint')],
  scope: 'every',
  quickScope: 'main',
  reads: render =>
    filesMatching(render, /(^|\/)Dockerfile$|^\.hadolint\.ya?ml$/),
  async run({ render, toolbox }) {
    const { stdout, stderr } = await toolbox.run(
      'hadolint',
      ['--format', 'json', ...filesMatching(render, /(^|\/)Dockerfile$/)],
      { cwd: render.dir },
    );
    return parseOutput<Lint[]>('hadolint', stdout, stderr).map(
      ({ file, line, code, message }) => ({
        file,
        line,
        rule: `${code}`,
        message,
      }),
    );
  },
};
