import path from 'node:path';
import type { Checker, Found } from '../Checker';
import { filesMatching } from './fileSelection';

// docs/x.md:3:81 error MD013/line-length Line length [Expected: 80; Actual: 93]
const LINE = /^(.+?):(\d+)(?::\d+)?(?: (?:error|warning))? (MD\d+\S*) (.*)$/;

function bin(): string {
  const main = require.resolve('markdownlint-cli2');
  return path.join(path.dirname(main), 'markdownlint-cli2-bin.mjs');
}

/** markdownlint, with the configuration that the repository has for itself. */
export const markdownlint: Checker = {
  id: 'markdownlint',
  title: 'Markdown',
  needs: [],
  scope: 'every',
  reads: render => filesMatching(render, /\.md$|^\.markdownlint/),
  async run({ render, toolbox }): Promise<Found[]> {
    const { status, stdout, stderr } = await toolbox.run(
      process.execPath,
      [bin(), '**/*.md', '#node_modules', '#.venv'],
      { cwd: render.dir },
    );
    const found = stderr.split('\n').flatMap((line): Found[] => {
      const [, file, number, rule, message] = LINE.exec(line) ?? [];
      return file ? [{ file, line: Number(number), rule, message }] : [];
    });
    if (status !== 0 && found.length === 0) {
      throw new Error(`markdownlint-cli2: ${stdout}${stderr}`);
    }
    return found;
  },
};
