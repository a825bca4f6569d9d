import type { Checker, Found } from '../Checker';
import { program } from '../needs';
import { lastLines } from '../Toolbox';
import { filesMatching } from './fileSelection';

/** `k6 inspect`: the load test compiles, and its options are understood. */
export const k6: Checker = {
  id: 'k6',
  title: 'k6 inspect',
  needs: [program('k6', { version: ['version'] })],
  scope: 'every',
  quickScope: 'main',
  reads: render => filesMatching(render, /^load\/.*\.js$/),
  async run({ render, toolbox }) {
    const found: Found[] = [];
    // Scenarios are modules of the tests: what k6 runs has options.
    const tests = filesMatching(render, /^load\/.*\.js$/).filter(file =>
      /^export const options\b/m.test(render.texts.get(file) ?? ''),
    );
    for (const file of tests) {
      const { status, stderr } = await toolbox.run('k6', ['inspect', file], {
        cwd: render.dir,
      });
      if (status !== 0) {
        found.push({ file, rule: 'inspect', message: lastLines(stderr) });
      }
    }
    if (tests.length === 0) {
      found.push({
        file: 'load',
        rule: 'inspect',
        message: 'no script exports options, so k6 can run none of them',
      });
    }
    return found;
  },
};
