import { createReport } from '../createReport';
import type { Cell, CheckerSummary } from '../Report';
import { formatJson } from './formatJson';
import { formatLines } from './formatLines';
import { formatMarkdown } from './formatMarkdown';
import { formatRecord } from './formatRecord';
import { formatTable } from './formatTable';

const finding = {
  checker: 'lint',
  rule: 'L1',
  file: 'a.yaml',
  line: 3,
  message: 'is wrong',
};

function summary(changes: Partial<CheckerSummary>): CheckerSummary {
  return {
    id: 'lint',
    title: 'a linter',
    missing: [],
    runs: 1,
    remembered: 0,
    seconds: 1.25,
    rememberedSeconds: 0,
    ...changes,
  };
}

const checked = (findings: (typeof finding)[] = []): Cell => ({
  state: 'checked',
  findings,
});

const report = createReport({
  combinations: [
    { template: 'api', id: 'default', answers: {}, isMain: true },
    { template: 'api', id: '1', answers: { size: 'big' }, isMain: false },
  ],
  checkers: [
    summary({ id: 'clean', remembered: 2, rememberedSeconds: 8 }),
    summary({ id: 'lint' }),
    summary({
      id: 'absent',
      title: 'another',
      runs: 0,
      missing: [{ name: 'absentlint', get: 'install it' }],
    }),
  ],
  cells: [
    new Map<string, Cell>([
      ['clean', checked()],
      ['lint', checked([finding])],
      ['absent', { state: 'not-checked' }],
    ]),
    new Map<string, Cell>([
      ['clean', { state: 'not-applicable' }],
      ['lint', checked([finding])],
      ['absent', { state: 'not-checked' }],
    ]),
  ],
  seconds: 2,
});

describe('reports', () => {
  it('tell a finding once, with every combination that has it', () => {
    expect(report.findings).toEqual([{ ...finding, combinations: [0, 1] }]);
  });

  it('show combinations by checkers to people', () => {
    expect(formatTable(report)).toBe(
      [
        '   1  api default',
        '   2  api 1  size="big"',
        '',
        'checker  1  2  inputs  findings  seconds',
        'clean    .  -     1+2         0  1.3+8.0',
        'lint     1  1       1         1      1.3',
        'absent   ?  ?       0         0      1.3',
        '',
        '. clean, - nothing to look at, ? not checked; inputs: different ones that were looked at (+ known to be clean from an earlier run, and its seconds)',
        '',
        'a.yaml:3: is wrong [lint L1]',
        '    in api default, api 1',
        '',
        'not checked: absent (another): absentlint is missing; get it with: install it',
        '',
        '1 findings in 2 combinations, 2 s',
        '',
      ].join('\n'),
    );
  });

  it('end with a sum that a log can be judged by; what is missing did not pass', () => {
    expect(formatLines(report).trimEnd().split('\n').slice(-4)).toEqual([
      'ok      clean (1 s)',
      'FAILED  lint (1 s)',
      'FAILED  absent (1 s)',
      '1 passed, 2 failed',
    ]);
  });

  it('go into a document as golden paths by checkers; what was not checked is no zero', () => {
    expect(formatMarkdown(report)).toBe(
      [
        '2 combinations, 3 checkers (1 not there), 1 findings, 2 s.',
        '',
        '| Checker | api | Inputs | Findings | Seconds |',
        '| --- | ---: | ---: | ---: | ---: |',
        '| `clean` | 1 | 3 | 0 | 9.3 |',
        '| `lint` | 2 | 1 | 1 | 1.3 |',
        '| `absent` | not checked | 0 | ? | 1.3 |',
        '',
      ].join('\n'),
    );
  });

  it('are kept as a record with the day, inputs and seconds of the runs that it went on from', () => {
    const record = formatRecord(report, {
      day: new Date('2026-11-21T12:00:00Z'),
      parallel: 2,
      leftOut: ['other'],
    });
    expect(JSON.parse(record)).toEqual({
      day: '2026-11-21',
      parallel: 2,
      combinations: 2,
      findings: 1,
      seconds: 2,
      rememberedSeconds: 8,
      checkers: [
        { id: 'clean', inputs: 3, findings: 0, seconds: 9.3 },
        { id: 'lint', inputs: 1, findings: 1, seconds: 1.3 },
      ],
      missing: ['absent', 'other'],
    });
  });

  it('say the same to machines', () => {
    expect(JSON.parse(formatJson(report))).toMatchObject({
      combinations: [
        {
          template: 'api',
          id: 'default',
          checks: {
            clean: { state: 'checked', findings: 0 },
            lint: { state: 'checked', findings: 1 },
            absent: { state: 'not-checked' },
          },
        },
        { id: '1', answers: { size: 'big' } },
      ],
      checkers: [
        { id: 'clean', findings: 0 },
        { id: 'lint', findings: 1 },
        { id: 'absent', missing: [{ name: 'absentlint' }] },
      ],
      findings: [{ ...finding, combinations: ['api/default', 'api/1'] }],
    });
  });
});
