import path from 'node:path';
import type { CheckContext, Checker, Found } from '../Checker';
import { DistinctFiles } from './DistinctFiles';
import { filesMatching } from './fileSelection';

// docs/x.md:3:81 error MD013/line-length Line length [Expected: 80; Actual: 93]
const LINE = /^(.+?):(\d+)(?::\d+)?(?: (?:error|warning))? (MD\d+\S*) (.*)$/;

function bin(): string {
  const main = require.resolve('markdownlint-cli2');
  return path.join(path.dirname(main), 'markdownlint-cli2-bin.mjs');
}

const CONFIGURATION = /^\.markdownlint/;

/** The configuration that a repository has for itself. */
function configurationOf({ render }: CheckContext): Array<[string, string]> {
  return render.files
    .filter(file => CONFIGURATION.test(file))
    .map(file => [file, render.texts.get(file) ?? '']);
}

/** Repositories of one configuration, by their indexes. */
function byConfiguration(contexts: readonly CheckContext[]): number[][] {
  const groups = new Map<string, number[]>();
  contexts.forEach((context, index) => {
    const key = JSON.stringify(configurationOf(context));
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  return [...groups.values()];
}

/** Looks at repositories of one configuration. */
async function lintGroup(
  contexts: readonly CheckContext[],
): Promise<Found[][]> {
  const [first] = contexts;
  const files = await DistinctFiles.lay({
    dir: path.join(first.scratch, 'files'),
    contexts,
    isRead: file => file.endsWith('.md'),
  });
  for (const [file, text] of configurationOf(first)) {
    await files.add(file, text);
  }
  const { status, stdout, stderr } = await first.toolbox.run(
    process.execPath,
    [bin(), '**/*.md'],
    { cwd: files.dir },
  );
  const found = stderr.split('\n').flatMap((line): Found[] => {
    const [, file, number, message, rule] = LINE.exec(line) ?? [];
    return file ? [{ file, line: Number(number), rule, message }] : [];
  });
  if (status !== 0 && found.length === 0) {
    throw new Error(`markdownlint-cli2: ${stdout}${stderr}`);
  }
  return files.share(found, contexts.length);
}

async function lint(contexts: readonly CheckContext[]): Promise<Found[][]> {
  const found: Found[][] = contexts.map(() => []);
  for (const indexes of byConfiguration(contexts)) {
    const shares = await lintGroup(indexes.map(index => contexts[index]));
    indexes.forEach((index, place) => {
      found[index] = shares[place];
    });
  }
  return found;
}

/** markdownlint, with the configuration that the repository has for itself. */
export const markdownlint: Checker = {
  id: 'markdownlint',
  title: 'Markdown',
  needs: [],
  scope: 'every',
  reads: render => filesMatching(render, /\.md$|^\.markdownlint/),
  async run(context) {
    const [found] = await lint([context]);
    return found;
  },
  runAll: lint,
};
