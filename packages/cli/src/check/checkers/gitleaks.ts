import path from 'node:path';
import type { Checker, Found } from '../Checker';
import { program } from '../needs';
import { parseOutput } from './parseOutput';

/** gitleaks over the files, with the configuration that the repository has for itself. */
export const gitleaks: Checker = {
  id: 'gitleaks',
  title: 'gitleaks',
  needs: [program('gitleaks', { version: ['version'] })],
  scope: 'every',
  quickScope: 'main',
  reads: render => render.files,
  async run({ render, toolbox }) {
    // From inside, so that it finds the repository's own rules, and paths are as those rules name them.
    const { stdout, stderr } = await toolbox.run(
      'gitleaks',
      [
        ...['dir', '.', '--no-banner', '--log-level', 'error'],
        ...['--report-format', 'json', '--report-path', '-'],
      ],
      { cwd: render.dir },
    );
    return parseOutput<
      Array<{
        RuleID: string;
        Description: string;
        File: string;
        StartLine: number;
      }>
    >('gitleaks', stdout, stderr).map(
      ({ RuleID, Description, File, StartLine }): Found => ({
        file: path.relative(render.dir, path.resolve(render.dir, File)),
        line: StartLine,
        rule: RuleID,
        message: Description,
      }),
    );
  },
};
