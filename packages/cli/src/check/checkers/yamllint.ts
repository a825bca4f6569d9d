import type { Checker, Found } from '../Checker';
import { program } from '../needs';
import { filesMatching } from './fileSelection';

// Charts are Helm's language, not YAML; long lines are prose or PromQL.
const CONFIGURATION = JSON.stringify({
  extends: 'default',
  ignore: ['deploy/helm/templates/', '.venv/', 'node_modules/'],
  rules: {
    'line-length': 'disable',
    'document-start': 'disable',
    comments: { 'min-spaces-from-content': 1 },
    truthy: { 'check-keys': false },
    braces: { 'max-spaces-inside': 1 },
    brackets: { 'max-spaces-inside': 1 },
    'empty-lines': { 'max-end': 0 },
  },
});

const LINE = /^(?:\.\/)?(.+?):(\d+):\d+: \[\w+\] (.*?)(?: \(([\w-]+)\))?$/;

/** yamllint. */
export const yamllint: Checker = {
  id: 'yamllint',
  title: 'YAML style',
  needs: [program('yamllint')],
  scope: 'every',
  reads: render =>
    filesMatching(render, /^(?!deploy\/helm\/templates\/).*\.ya?ml$/),
  async run({ render, toolbox }) {
    const { status, stdout, stderr } = await toolbox.run(
      'yamllint',
      ['--strict', '--format', 'parsable', '--config-data', CONFIGURATION, '.'],
      { cwd: render.dir },
    );
    const found = stdout.split('\n').flatMap((line): Found[] => {
      const [, file, number, message, rule] = LINE.exec(line) ?? [];
      return file ? [{ file, line: Number(number), rule, message }] : [];
    });
    if (status !== 0 && found.length === 0) {
      throw new Error(`yamllint: ${stdout}${stderr}`);
    }
    return found;
  },
};
