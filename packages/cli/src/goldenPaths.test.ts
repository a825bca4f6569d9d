import { spawnSync } from 'node:child_process';
import path from 'node:path';

jest.setTimeout(300_000);

const BIN = path.resolve(__dirname, '../bin/causeway');

interface Report {
  combinations: Array<{ template: string; id: string }>;
  checkers: Array<{ id: string; runs: number }>;
  findings: object[];
}

// With the default and the hostile answers, by every checker that needs nothing but Node, and with answers that must be
// refused. The other checkers and combinations run in CI.
describe('golden paths', () => {
  it('have nothing that a checker finds', () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [BIN, 'templates', 'check', '--tools', 'node', '--format', 'json'],
      {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        // As on a machine that has nothing but Node; the settings of the test runner are none of its business.
        env: { PATH: process.env.PATH, HOME: process.env.HOME },
      },
    );
    if (stdout === '') {
      throw new Error(stderr);
    }
    const report: Report = JSON.parse(stdout);
    expect(report.findings).toEqual([]);
    expect(report.combinations.length).toBeGreaterThanOrEqual(2);
    for (const { id, runs } of report.checkers) {
      expect({ id, looked: runs > 0 }).toEqual({ id, looked: true });
    }
  });
});
