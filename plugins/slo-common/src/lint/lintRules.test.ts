import fs from 'node:fs';
import path from 'node:path';
import { fileRules } from './fileRules';
import { lintRules } from './lintRules';

describe('rules', () => {
  it('the guide has all of them', () => {
    const guide = fs.readFileSync(
      path.resolve(__dirname, '../../../../docs/slos.md'),
      'utf8',
    );
    for (const { id, severity, what } of [...fileRules, ...lintRules]) {
      const row = guide.split('\n').find(line => line.includes(`| \`${id}\` `));
      expect(row?.replace(/\\/g, '')).toContain(what.replace(/\\/g, ''));
      expect(row).toContain(`| ${severity}`);
    }
  });

  it('each has its own name, and says what and why', () => {
    expect(new Set(lintRules.map(({ id }) => id)).size).toBe(lintRules.length);
    for (const { what, why } of lintRules) {
      expect(what).toMatch(/\.$/);
      expect(why.length).toBeGreaterThan(40);
    }
  });
});
