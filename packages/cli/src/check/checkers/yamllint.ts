import path from 'node:path';
import type { CheckContext, Checker, Found } from '../Checker';
import { program } from '../needs';
import { DistinctFiles } from './DistinctFiles';
import { filesMatching } from './fileSelection';

// Long lines are prose or PromQL.
const CONFIGURATION = JSON.stringify({
  extends: 'default',
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

// Charts are Helm's language, not YAML.
const READ = /^(?!deploy\/helm\/templates\/).*\.ya?ml$/;

async function lint(contexts: readonly CheckContext[]): Promise<Found[][]> {
  const [{ scratch, toolbox }] = contexts;
  const files = await DistinctFiles.lay({
    dir: path.join(scratch, 'files'),
    contexts,
    isRead: file => READ.test(file),
  });
  const { status, stdout, stderr } = await toolbox.run(
    'yamllint',
    ['--strict', '--format', 'parsable', '--config-data', CONFIGURATION, '.'],
    // All combinations at once, on a machine that has other work.
    { cwd: files.dir, timeoutSeconds: 1800 },
  );
  const found = stdout.split('\n').flatMap((line): Found[] => {
    const [, file, number, message, rule] = LINE.exec(line) ?? [];
    return file ? [{ file, line: Number(number), rule, message }] : [];
  });
  if (status !== 0 && found.length === 0) {
    throw new Error(`yamllint: ${stdout}${stderr}`);
  }
  return files.share(found, contexts.length);
}

/** yamllint. */
export const yamllint: Checker = {
  id: 'yamllint',
  title: 'YAML style',
  needs: [program('yamllint')],
  scope: 'every',
  reads: render => filesMatching(render, READ),
  async run(context) {
    const [found] = await lint([context]);
    return found;
  },
  runAll: lint,
};
