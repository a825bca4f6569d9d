import path from 'node:path';
import { parse } from 'yaml';
import type { CheckContext, Checker, Found } from '../Checker';
import { hashOf } from '../fingerprint';
import { program } from '../needs';
import type { Render } from '../Render';
import { lastLines } from '../Toolbox';
import { filesMatching } from './fileSelection';

const RULES = /^deploy\/helm\/rules\/.*\.ya?ml$/;
const TESTS = /^observability\/tests\/.*\.ya?ml$/;

/** Files that had nothing wrong in this process, with what they were tested on: most are the same in many renders. */
const clean = new Set<string>();

/** What a test or a file of rules depends on. */
function inputOf(render: Render, file: string): string {
  const text = render.texts.get(file) ?? '';
  const { rule_files: tested = [] }: { rule_files?: string[] } =
    parse(text) ?? {};
  return hashOf([
    text,
    ...tested.map(
      rules =>
        render.texts.get(path.posix.join(path.posix.dirname(file), rules)) ??
        '',
    ),
  ]);
}

async function look(
  { render, toolbox }: CheckContext,
  verb: 'check' | 'test',
  file: string,
): Promise<Found[]> {
  const input = inputOf(render, file);
  if (clean.has(input)) {
    return [];
  }
  const { status, stdout, stderr } = await toolbox.run('promtool', [
    verb,
    'rules',
    path.join(render.dir, file),
  ]);
  if (status === 0) {
    clean.add(input);
    return [];
  }
  return [
    {
      file,
      rule: verb,
      message: lastLines(`${stdout}\n${stderr}`).replaceAll(
        `${render.dir}/`,
        '',
      ),
    },
  ];
}

/** `promtool check rules` and `promtool test rules`. */
export const promtool: Checker = {
  id: 'promtool',
  title: 'promtool check and test',
  needs: [program('promtool', { tool: 'promtool' })],
  scope: 'every',
  quickScope: 'main',
  reads: render => [
    ...filesMatching(render, RULES),
    ...filesMatching(render, TESTS),
  ],
  async run(context) {
    const found: Found[] = [];
    for (const file of filesMatching(context.render, RULES)) {
      found.push(...(await look(context, 'check', file)));
    }
    for (const file of filesMatching(context.render, TESTS)) {
      found.push(...(await look(context, 'test', file)));
    }
    return found;
  },
};
