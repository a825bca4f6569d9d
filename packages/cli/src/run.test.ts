import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

jest.setTimeout(120_000);

const BIN = path.resolve(__dirname, '../bin/causeway');
const folder = createMockDirectory();

/** Runs the command as people do. */
function causeway(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [BIN, ...args],
    {
      encoding: 'utf8',
      cwd: folder.path,
      env: { PATH: process.env.PATH, HOME: folder.path },
    },
  );
  return { status, stdout, stderr };
}

const TEMPLATE = `
apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata:
  name: api
  title: An API
  annotations:
    causeway.dev/templates-root: ..
    causeway.dev/template-version: 1.2.3
spec:
  type: service
  parameters:
    required: [name, owner]
    properties:
      name: { type: string }
      owner: { type: string }
      description: { type: string, default: 'Says "hi"' }
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
    - id: record
      action: golden-path:record
      input: { record: '\${{ steps.answers.output.record }}' }
    - id: publish
      action: publish:github
      input: { repoUrl: x }
`;

beforeEach(() => {
  folder.setContent({
    templates: {
      api: { 'template.yaml': TEMPLATE },
      parts: {
        x: {
          'a.yaml.njk':
            'd: ${{ values.description | yaml }}\nportal: ${{ values.portalUrl }}\n',
          '${{ values.name }}.sh': 'echo {{ x }}\n',
        },
      },
    },
    'answers.yaml': 'name: payments\n',
    'bad.yaml': 'name: Bad_Name\n',
    'list.yaml': '[1]',
    other: { 'precious.txt': 'x' },
  });
  fs.chmodSync(
    folder.resolve('templates/parts/x/${{ values.name }}.sh'),
    0o755,
  );
});

describe('causeway templates', () => {
  it('lists golden paths', () => {
    expect(causeway('templates', 'list', '--templates', 'templates')).toEqual({
      status: 0,
      stdout: 'api  1.2.3  An API\n',
      stderr: '',
    });
    const { stdout } = causeway(
      'templates',
      'list',
      '--templates',
      'templates',
      '--format',
      'json',
    );
    expect(JSON.parse(stdout)).toMatchObject([
      { name: 'api', version: '1.2.3' },
    ]);
  });

  it('renders with the defaults, keeps modes, and renders again only when told to', () => {
    const render = (...more: string[]) =>
      causeway(
        'templates',
        'render',
        'api',
        '--templates',
        'templates',
        '--out',
        'out',
        ...more,
      );
    expect(render()).toMatchObject({ status: 0, stderr: '' });
    expect(fs.readFileSync(folder.resolve('out/a.yaml'), 'utf8')).toBe(
      'd: "Says \\"hi\\""\nportal: http://localhost:7007\n',
    );
    expect(fs.readFileSync(folder.resolve('out/demo.sh'), 'utf8')).toBe(
      'echo {{ x }}\n',
    );
    // eslint-disable-next-line no-bitwise -- a file's mode is bits
    expect(fs.statSync(folder.resolve('out/demo.sh')).mode & 0o111).toBe(0o111);
    const record = parse(
      fs.readFileSync(folder.resolve('out/.causeway/scaffold.yaml'), 'utf8'),
    );
    expect(record).toMatchObject({
      template: { ref: 'template:default/api', version: '1.2.3' },
      answers: { name: 'demo', owner: 'group:default/learning' },
    });

    expect(render()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is not empty'),
    });
    expect(
      render(
        '--force',
        '--values',
        'answers.yaml',
        '--portal-url',
        'https://portal.example.com',
      ),
    ).toMatchObject({ status: 0 });
    expect(fs.readdirSync(folder.resolve('out')).sort()).toEqual([
      '.causeway',
      'a.yaml',
      'payments.sh',
    ]);
    expect(fs.readFileSync(folder.resolve('out/a.yaml'), 'utf8')).toContain(
      'https://portal.example.com',
    );
  });

  it('ends with 1 when the answers are refused, and says why', () => {
    const result = causeway(
      'templates',
      'render',
      'api',
      '--templates',
      'templates',
      '--out',
      'out',
      '--values',
      'bad.yaml',
    );
    expect(result.status).toBe(1);
    expect(result.stderr).toContain(
      "'name' can't be used: Use small letters only",
    );
  });

  it.each([
    [
      [
        'templates',
        'render',
        'nothing',
        '--out',
        'out',
        '--templates',
        'templates',
      ],
      "no golden path 'nothing'; there is: api",
    ],
    [
      ['templates', 'render', 'api', '--templates', 'templates'],
      "'--out <dir>' not specified",
    ],
    [
      ['templates', 'render', 'api', '--out', 'out', '--templates', 'nowhere'],
      'no folder of templates',
    ],
    [
      [
        'templates',
        'render',
        'api',
        '--out',
        'out',
        '--templates',
        'templates',
        '--values',
        'no.yaml',
      ],
      "values can't be read",
    ],
    [
      [
        'templates',
        'render',
        'api',
        '--out',
        'out',
        '--templates',
        'templates',
        '--values',
        'list.yaml',
      ],
      'must hold answers',
    ],
    [
      [
        'templates',
        'render',
        'api',
        '--out',
        'other',
        '--force',
        '--templates',
        'templates',
      ],
      'something else than an earlier render',
    ],
    [['templates', 'list', '--format', 'xml'], 'table or json'],
    [['frobnicate'], 'unknown command'],
  ])('ends with 2 on misuse: %j', (args, message) => {
    const result = causeway(...args);
    expect(result.stderr).toContain(message);
    expect(result.status).toBe(2);
    expect(fs.existsSync(folder.resolve('other/precious.txt'))).toBe(true);
  });

  it('helps', () => {
    expect(
      execFileSync(process.execPath, [BIN, 'templates', 'render', '--help'], {
        encoding: 'utf8',
      }),
    ).toContain('--values <file>');
  });
});
