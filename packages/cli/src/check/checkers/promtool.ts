import path from 'node:path';
import type { Checker, Found } from '../Checker';
import { program } from '../needs';
import { lastLines } from '../Toolbox';
import { filesMatching } from './fileSelection';

const RULES = /^deploy\/helm\/rules\/.*\.ya?ml$/;
const TESTS = /^observability\/tests\/.*\.ya?ml$/;

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
  async run({ render, toolbox }) {
    const found: Found[] = [];
    for (const [verb, pattern] of [
      ['check', RULES],
      ['test', TESTS],
    ] as const) {
      for (const file of filesMatching(render, pattern)) {
        const { status, stdout, stderr } = await toolbox.run('promtool', [
          verb,
          'rules',
          path.join(render.dir, file),
        ]);
        if (status !== 0) {
          found.push({
            file,
            rule: verb,
            message: lastLines(`${stdout}\n${stderr}`).replaceAll(
              `${render.dir}/`,
              '',
            ),
          });
        }
      }
    }
    return found;
  },
};
