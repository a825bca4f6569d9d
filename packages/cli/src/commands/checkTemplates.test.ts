import { createMockDirectory } from '@backstage/backend-test-utils';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

jest.setTimeout(120_000);

const BIN = path.resolve(__dirname, '../../bin/causeway');
const folder = createMockDirectory();

/** Runs the command as people do, on a machine that has nothing but Node. */
function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [BIN, 'templates', 'check', '--templates', 'templates', ...args],
    {
      encoding: 'utf8',
      cwd: folder.path,
      env: {
        PATH: path.dirname(process.execPath),
        HOME: folder.path,
        CAUSEWAY_TOOLS: folder.resolve('no-tools'),
      },
    },
  );
  return { status, stdout, stderr };
}

const TEMPLATE = `
apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata:
  name: api
  annotations:
    causeway.dev/templates-root: ..
spec:
  type: service
  parameters:
    required: [name, owner]
    properties:
      name: { type: string, maxLength: 30, pattern: '^[a-z][a-z0-9-]*$' }
      owner: { type: string, pattern: '^[a-z:/]+$' }
      title: { type: string, maxLength: 60 }
      size: { type: string, enum: [small, big], default: small }
  steps:
    - id: answers
      action: golden-path:answers
      input: { parameters: '\${{ parameters }}' }
    - id: files
      action: fetch:template
      input:
        url: ./parts/x
        templateFileExtension: true
        values: \${{ steps.answers.output.values }}
`;

function setFile(text: string) {
  folder.setContent({
    templates: {
      api: { 'template.yaml': TEMPLATE },
      parts: { x: { 'a.yaml.njk': text } },
    },
    rendered: { 'a.yaml': 'a: [' },
    plain: { 'a.txt': 'x' },
  });
}

describe('causeway templates check', () => {
  it('ends with 0 when nothing was found, in a table for people', () => {
    setFile('title: ${{ values.title | yaml }}\nsize: ${{ values.size }}\n');
    const result = check('--combinations', 'all', '--only', 'files');
    expect(result).toMatchObject({ status: 0 });
    expect(result.stdout).toMatch(/^ {3}1 {2}api default\n/);
    expect(result.stdout).toContain('api 1  size="big"');
    expect(result.stdout).toMatch(/^bad-answers +\. +- +- +1 +0/m);
    expect(result.stdout).toContain('0 findings in 3 combinations');
  });

  it('ends with 1 on findings, and says where; what is missing is named and never passed', () => {
    setFile('title: "${{ values.title }}"\n');
    const result = check('--format', 'json', '--only', 'files,yamllint');
    expect(result.status).toBe(1);
    const report = JSON.parse(result.stdout);
    expect(report.findings).toEqual([
      expect.objectContaining({
        checker: 'files',
        file: 'a.yaml',
        line: 1,
        combinations: ['api/hostile'],
      }),
    ]);
    expect(report.checkers).toContainEqual(
      expect.objectContaining({
        id: 'yamllint',
        missing: [{ name: 'yamllint', get: '.ci/tools yamllint' }],
      }),
    );
    expect(report.combinations[0].checks.yamllint).toEqual({
      state: 'not-checked',
    });
  });

  it('fails on a missing checker only when told to be strict', () => {
    setFile('title: x\n');
    const args = ['--rendered', 'plain', '--only', 'yamllint,files'];
    expect(check(...args).status).toBe(0);
    expect(check(...args, '--strict').status).toBe(0);
    folder.addContent({ 'plain/b.yaml': 'b: 1\n' });
    expect(check(...args, '--strict').status).toBe(1);
  });

  it('records a run in a folder that is not there yet', () => {
    setFile('');
    const args = ['--rendered', 'plain', '--only', 'files'];
    expect(check(...args, '--record', 'new/record.json').status).toBe(0);
    const record = readFileSync(folder.resolve('new/record.json'), 'utf8');
    expect(JSON.parse(record)).toMatchObject({ combinations: 1, findings: 0 });
  });

  it('checks a render that was made elsewhere', () => {
    setFile('');
    const result = check('--rendered', 'rendered', '--tools', 'node');
    expect(result.status).toBe(1);
    expect(result.stdout).toMatch(/^a\.yaml:1: .*\[files parse\]$/m);
  });

  it.each([
    [['nothing'], "no golden path 'nothing'; there is: api"],
    [['--combinations', 'some'], '--combinations is default or pairwise'],
    [['--tools', 'go'], '--tools is node or all'],
    [['--format', 'xml'], '--format is table or json'],
    [['--only', 'nothing'], "no checker is called 'nothing'; there is: files"],
    [['--parallel', '0'], '--parallel is a whole number'],
    [['--rendered', 'nowhere'], 'there is no folder'],
    [['api', '--rendered', 'rendered'], 'not both'],
  ])('ends with 2 when called wrongly: %j', (args, message) => {
    setFile('');
    const result = check(...args);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain(message);
  });
});
