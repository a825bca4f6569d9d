import { createMockDirectory } from '@backstage/backend-test-utils';
import Ajv from 'ajv';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import lintSlos from '../commands/lintSlos';
import sloRules from '../commands/sloRules';
import { UsageError } from '../errors';
import { formatSloGithub } from './formatSloGithub';
import { formatSloText } from './formatSloText';

const FIXTURES = path.resolve(
  __dirname,
  '../../../../plugins/slo-common/src/lint/__fixtures__',
);
const GOOD = path.join(FIXTURES, 'sloth-web.yaml');

const folder = createMockDirectory();

/** Runs a command as people do. */
function spawned(...args: string[]) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.resolve(__dirname, '../../bin/causeway'), 'slo', ...args],
    { encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  return { status, stderr };
}

/** Runs a command in this process: loading everything anew takes longer than the command. */
async function causeway(
  command: 'lint' | 'rules',
  file: string,
  ...args: string[]
) {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map(name =>
    jest.spyOn(process[name], 'write').mockImplementation(text => {
      written[name] += String(text);
      return true;
    }),
  );
  const before = process.exitCode;
  process.exitCode = 0;
  const options: Record<string, string> = { format: 'text', window: '30d' };
  for (let i = 0; i < args.length; i += 2)
    options[args[i].slice(2)] = args[i + 1];
  try {
    if (command === 'lint')
      await lintSlos([file], { format: 'text', window: '30d', ...options });
    else await sloRules(file, { window: '30d', ...options });
    return { ...written, status: process.exitCode };
  } finally {
    process.exitCode = before;
    spies.forEach(spy => spy.mockRestore());
  }
}

/** The correct file with two defects: an objective of 100 and a whole bucket. */
function badFile(): string {
  const content = fs
    .readFileSync(GOOD, 'utf8')
    .replace('objective: 99.9', 'objective: 100')
    .replace('le="0.4"', 'le="1"');
  folder.setContent({ 'a b%20,c:.yaml': content });
  return folder.resolve('a b%20,c:.yaml');
}

describe('causeway slo lint', () => {
  it('is silent about a correct file', async () => {
    expect(await causeway('lint', GOOD)).toEqual({
      status: 0,
      stdout: '4 SLOs, 0 errors, 0 warnings\n',
      stderr: '',
    });
  });

  it('lists findings with what programs need, and fails', async () => {
    const file = badFile();
    const { status, stdout } = await causeway('lint', file, '--format', 'json');
    expect(status).toBe(1);
    const { findings } = JSON.parse(stdout);
    expect(findings).toEqual([
      {
        file,
        line: expect.any(Number),
        column: 16,
        rule: 'objective-range',
        severity: 'error',
        message: expect.stringContaining('100 %'),
        fix: expect.stringContaining('99.9'),
      },
      expect.objectContaining({
        rule: 'le-integer',
        fix: expect.stringContaining('le=~"1|1\\\\.0"'),
      }),
    ]);
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    expect(
      findings.map(({ line, column }: { line: number; column: number }) =>
        lines[line - 1].slice(column - 1).slice(0, 6),
      ),
    ).toEqual(['100', 'le="1"']);
  });

  it('does not fail because of warnings', async () => {
    folder.setContent({
      'x.yaml': fs.readFileSync(GOOD, 'utf8').replace('"0.4"', '"0.43"'),
    });
    const { status, stdout } = await causeway('lint', folder.resolve('x.yaml'));
    expect(status).toBe(0);
    expect(stdout).toContain('4 SLOs, 0 errors, 1 warning');
  });

  it('compares le with the buckets of a service', async () => {
    folder.setContent({
      metrics:
        'http_request_duration_seconds_bucket{a="b",le="0.25"} 3\nhttp_request_duration_seconds_bucket{le="+Inf"} 4\n',
      text: 'no metrics at all',
    });
    const { status, stdout } = await causeway(
      'lint',
      GOOD,
      '--metrics',
      folder.resolve('metrics'),
    );
    expect(status).toBe(1);
    expect(stdout).toContain('has no bucket le="0.4" (it has 0.25)');
    await expect(
      causeway('lint', GOOD, '--metrics', folder.resolve('text')),
    ).rejects.toThrow(UsageError);
  });

  it('writes SARIF that is complete in itself', async () => {
    const { stdout } = await causeway('lint', badFile(), '--format', 'sarif');
    const sarif = JSON.parse(stdout);
    const [{ tool, results }] = sarif.runs;
    // What the standard demands of the parts that are used (sections 3.13, 3.14, 3.19, 3.27, 3.29, 3.30, 3.49).
    const text = {
      type: 'object',
      required: ['text'],
      properties: { text: { type: 'string', minLength: 1 } },
    };
    const list = (items: object) => ({ type: 'array', items });
    const natural = { type: 'integer', minimum: 1 };
    const object = (properties: Record<string, object>) => ({
      type: 'object',
      required: Object.keys(properties),
      properties,
    });
    const validate = new Ajv({ strict: false }).compile(
      object({
        version: { const: '2.1.0' },
        runs: list(
          object({
            tool: object({
              driver: object({
                name: { type: 'string' },
                rules: list(object({ id: {}, shortDescription: text })),
              }),
            }),
            results: list(
              object({
                ruleId: { type: 'string' },
                level: { enum: ['none', 'note', 'warning', 'error'] },
                message: text,
                locations: list(
                  object({
                    physicalLocation: object({
                      artifactLocation: object({ uri: { type: 'string' } }),
                      region: object({
                        startLine: natural,
                        startColumn: natural,
                      }),
                    }),
                  }),
                ),
              }),
            ),
          }),
        ),
      }),
    );
    validate(sarif);
    expect(validate.errors).toBeNull();
    expect(
      results.map(
        (result: { ruleIndex: number; ruleId: string }) =>
          tool.driver.rules[result.ruleIndex].id === result.ruleId,
      ),
    ).toEqual([true, true]);
    const { uri } = results[0].locations[0].physicalLocation.artifactLocation;
    expect(decodeURIComponent(new URL(uri).pathname)).toBe(
      folder.resolve('a b%20,c:.yaml'),
    );
  });

  it('ends with 2 when it is called wrongly', async () => {
    const calls = [
      ['lint', folder.resolve('nothing.yaml')],
      ['lint', folder.path],
      ['lint', GOOD, '--format', 'xml'],
      ['lint', GOOD, '--window', 'soon'],
      ['rules', GOOD, '--window', '0d'],
    ] as const;
    for (const [command, file, ...args] of calls)
      await expect(causeway(command, file, ...args)).rejects.toThrow(
        UsageError,
      );
    for (const call of [
      ['lint'],
      ['lint', GOOD, '--window', 'soon'],
      ['nothing'],
    ]) {
      const { status, stderr } = spawned(...call);
      expect([call, status]).toEqual([call, 2]);
      expect(stderr).not.toBe('');
    }
  });
});

describe('formats', () => {
  const finding = {
    file: 'a,b:c.yaml',
    line: 2,
    column: 3,
    rule: 'schema',
    severity: 'error' as const,
    message: '100 %\n::warning::injected \u001b[31m',
    fix: 'x\r\ny',
  };

  it('github: nothing in a finding can begin another command', () => {
    expect(formatSloGithub([finding])).toBe(
      '::error file=a%2Cb%3Ac.yaml,line=2,col=3,title=schema::100 %25%0A::warning::injected \u001b[31m%0AWrite: x%0D%0Ay\n',
    );
  });

  it('text: nothing in a finding can steer a terminal', () => {
    expect(formatSloText([finding], 1)).not.toContain('\u001b');
  });
});

describe('causeway slo rules', () => {
  it('makes 17 rules for each SLO with both alerts', async () => {
    const { status, stdout } = await causeway('rules', GOOD);
    expect(status).toBe(0);
    const { groups } = parse(stdout);
    const [sli, meta, alerts] = groups;
    expect(
      [sli, meta, alerts].map(({ rules }: { rules: [] }) => rules.length),
    ).toEqual([8, 7, 2]);
    expect(sli.name).toBe(
      'sloth-slo-sli-recordings-checkout-requests-availability',
    );
  });

  it('prints what is right when something is wrong, and fails', async () => {
    const { status, stdout, stderr } = await causeway('rules', badFile());
    expect(status).toBe(1);
    expect(stdout).toContain('home-wifi-reachable');
    expect(stdout).not.toContain('checkout-latency');
    expect(stderr).toContain('objective-range');
  });
});
