import fs from 'node:fs';
import fc from 'fast-check';
import { lintSloFiles } from '../lint';
import { FIXTURES, fixture, GOOD, sloth } from './__testUtils__/specFiles';
import { parseSloFiles } from './parseSloFiles';

describe('hostile files', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
    .split('')
    .map(
      (name, i) =>
        `${name}: &${name} [${Array(10).fill(`*${'abcdefghij'[i]}`)}]`,
    )
    .join('\n')}\n`;

  it.each([
    ['a bomb of aliases', bomb],
    ['too many characters', `# ${'x'.repeat(500_000)}`],
    ['too many documents', 'a: 1\n---\n'.repeat(600)],
    ['brackets', '['.repeat(100_000)],
    ['brackets on lines', `a: ${'[\n '.repeat(5_000)}`],
    [
      'indentation',
      Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    ],
    [
      'thousands of keys',
      Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n'),
    ],
    ['dashes', `${'- '.repeat(30_000)}x`],
    ['an alias of itself', '&a [*a]'],
    [
      'too many SLOs',
      sloth(
        Array.from({ length: 1_001 }, (_, i) =>
          GOOD.replace('name: up', `name: up${i}`),
        ).join(''),
      ).content,
    ],
  ])('%s is refused with one reason', (_, content) => {
    const good = { ...sloth(GOOD), file: 'good' };
    const { slos, findings } = parseSloFiles([{ file: 'bad', content }, good]);
    expect(slos.at(-1)?.slo.source.file).toBe('good');
    expect(findings.filter(({ file }) => file === 'bad')).not.toEqual([]);
    expect(findings.every(({ line }) => line >= 1)).toBe(true);
  });

  it('a query without end is refused', () => {
    for (const query of [
      '('.repeat(5_000),
      '-'.repeat(20_000),
      'a+'.repeat(3_990),
    ]) {
      const { findings } = lintSloFiles([
        sloth(GOOD.replace('avg_over_time', query)),
      ]);
      expect(findings.map(({ rule }) => rule)).toContain('promql-syntax');
    }
  });

  it('label values with quotes and newlines stay values', () => {
    const { findings } = lintSloFiles([
      sloth(
        GOOD.replace(
          /raw: .*/,
          String.raw`raw: { error_ratio_query: 'avg_over_time(down{a="\"} or vector(1) #",b="\n"}[{{.window}}])' }`,
        ),
      ),
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(['missing-sum']);
  });

  it('nothing that can be written makes it throw', () => {
    const originals = fs
      .readdirSync(FIXTURES)
      .filter(file => file.endsWith('.yaml'))
      .map(file => fixture(file));
    const property = fc.property(
      fc.constantFrom(...originals),
      fc.nat(),
      fc.nat(40),
      fc.string({ maxLength: 12, unit: 'grapheme' }),
      (file, at, length, text) => {
        const from = at % file.content.length;
        const content =
          file.content.slice(0, from) +
          text +
          file.content.slice(from + length);
        const { findings } = lintSloFiles([{ ...file, content }]);
        const lines = content.split('\n').length;
        return findings.every(
          ({ line, column, message, fix }) =>
            line >= 1 && line <= lines + 1 && column >= 1 && message && fix,
        );
      },
    );
    expect(() => fc.assert(property, { numRuns: 150 })).not.toThrow();
  });
});
