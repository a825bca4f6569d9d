import fs from 'node:fs';
import path from 'node:path';
import { mutations } from './__fixtures__/mutations';
import { lintSloFiles } from './lintSloFiles';

const FIXTURES = path.join(__dirname, '__fixtures__');

const originals = fs
  .readdirSync(FIXTURES)
  .filter(file => file.endsWith('.yaml'))
  .map(file => ({
    file,
    content: fs.readFileSync(path.join(FIXTURES, file), 'utf8'),
  }));

describe('mutations of correct files', () => {
  const outcomes = mutations.flatMap(({ name, rules, mutate, options }) =>
    originals.flatMap(({ file, content }) =>
      mutate(content)
        .filter(text => text !== content || options)
        .map(text => {
          const { findings } = lintSloFiles([{ file, content: text }], options);
          return {
            name: `${file}: ${name}`,
            text,
            found: findings.map(({ rule }) => rule),
            caught: findings.some(({ rule }) => rules.includes(rule)),
            complete: findings.every(
              item => item.fix !== '' && item.message !== '' && item.line > 0,
            ),
          };
        }),
    ),
  );

  it('at least 95 % are caught', () => {
    const missed = outcomes.filter(({ caught }) => !caught);
    const rate = 1 - missed.length / outcomes.length;
    expect(outcomes.length).toBeGreaterThan(150);
    expect(rate).toBeGreaterThanOrEqual(0.95);
  });

  it('every mutation spoils some file', () => {
    const used = new Set(
      outcomes.map(({ name }) => name.split(': ').slice(1).join(': ')),
    );
    expect(
      mutations.map(({ name }) => name).filter(name => !used.has(name)),
    ).toEqual([]);
  });

  it('every finding says what to write instead, and where', () => {
    expect(outcomes.filter(({ complete }) => !complete)).toEqual([]);
  });
});
