import fs from 'node:fs';
import path from 'node:path';
import { formatRules } from './formatRules';

// eslint-disable-next-line no-restricted-syntax -- the guide lies beside the packages
const GUIDE = path.resolve(__dirname, '../../../../docs/golden-paths-rules.md');

// Prettier would make each column as wide as its longest sentence.
const END = '<!-- prettier-ignore-end -->';

/** The guide with the tables as the rules have them now. */
function expected(text: string): string {
  const start = text.indexOf('\n## ');
  return `${text.slice(0, start)}\n${formatRules()}\n\n${END}\n`;
}

describe('docs/golden-paths-rules.md', () => {
  it('has the rules as they are', () => {
    const text = fs.readFileSync(GUIDE, 'utf8');
    const wanted = expected(text);
    if (process.env.CAUSEWAY_WRITE_DOCS) fs.writeFileSync(GUIDE, wanted);
    expect(fs.readFileSync(GUIDE, 'utf8')).toBe(wanted);
  });
});
