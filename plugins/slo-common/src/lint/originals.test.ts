import fs from 'node:fs';
import path from 'node:path';
import { generateRules } from '../rules';
import { lintSloFiles } from './lintSloFiles';

const FIXTURES = path.join(__dirname, '__fixtures__');

function read(file: string, dir = FIXTURES) {
  return { file, content: fs.readFileSync(path.join(dir, file), 'utf8') };
}

/** The simulated company's SLOs: what a portal shows on its first day. */
function playground() {
  const root = path.resolve(
    __dirname,
    '../../../../packages/playground/company/repositories',
  );
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => /\/slos\/[^/]+\.yaml$/.test(file))
    .map(file => read(file, root));
}

describe('correct files', () => {
  it.each([
    ['sloth-web.yaml', 4],
    ['sloth-crd.yaml', 3],
    ['openslo.yaml', 3],
    ['pyrra.yaml', 4],
  ])('%s has no finding', (file, count) => {
    const result = lintSloFiles([read(file)]);
    expect(result.findings).toEqual([]);
    expect(result.slos).toHaveLength(count);
  });

  it('the playground has no finding but the one that it shows', () => {
    const files = playground();
    const result = lintSloFiles(files);
    expect(files.length).toBeGreaterThan(4);
    expect(result.findings).toMatchObject([
      {
        rule: 'inverted-latency',
        file: expect.stringContaining('bloom-validator'),
      },
    ]);
    expect(generateRules(result.slos).skipped).toEqual([]);
  });
});
