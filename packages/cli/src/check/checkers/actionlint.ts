import type { Checker } from '../Checker';
import { program } from '../needs';
import { filesMatching } from './fileSelection';
import { parseOutput } from './parseOutput';

const WORKFLOWS = /^\.github\/workflows\/.*\.ya?ml$/;

/** actionlint, which runs shellcheck over the steps' scripts. */
export const actionlint: Checker = {
  id: 'actionlint',
  title: 'actionlint',
  needs: [
    program('actionlint', { version: ['-version'] }),
    program('shellcheck'),
  ],
  scope: 'every',
  reads: render => filesMatching(render, WORKFLOWS),
  async run({ render, toolbox }) {
    const { stdout, stderr } = await toolbox.run(
      'actionlint',
      [
        '-no-color',
        '-format',
        '{{json .}}',
        ...filesMatching(render, WORKFLOWS),
      ],
      { cwd: render.dir },
    );
    return parseOutput<
      Array<{ filepath: string; line: number; kind: string; message: string }>
    >('actionlint', stdout, stderr).map(
      ({ filepath, line, kind, message }) => ({
        file: filepath,
        line,
        rule: kind,
        message,
      }),
    );
  },
};
