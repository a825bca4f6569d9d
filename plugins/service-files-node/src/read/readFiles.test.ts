import { FakeHost, type FakeFiles } from '../__testUtils__/FakeHost';
import { parsePattern } from '../target/parsePattern';
import type { PathPattern, Target } from '../target/Target';
import type { ServiceFilesLimits } from '../types/ServiceFilesLimits';
import { PatternIndex } from './PatternIndex';
import { readFiles } from './readFiles';
import { selectForTargets } from './selectForTargets';

const ROOT = 'https://github.com/o/r/tree/main/';
const LIMITS: ServiceFilesLimits = {
  fileBytes: 100,
  files: 3,
  entityBytes: 200,
  repositoryBytes: 1000,
  pathDepth: 4,
  patterns: 20,
};

function target(name: string, ...patterns: string[]): Target {
  return {
    entityRef: name,
    root: ROOT,
    problems: [],
    sets: [
      {
        name: 'slo',
        patterns: patterns.map(text => parsePattern(text, '') as PathPattern),
        extensions: ['.yaml'],
        explicit: true,
      },
    ],
  };
}

async function read(
  tree: FakeFiles,
  options: {
    targets?: Target[];
    limits?: Partial<ServiceFilesLimits>;
    filters?: boolean;
  } = {},
) {
  const host = new FakeHost();
  host.filters = options.filters ?? true;
  host.push(ROOT, tree);
  const index = new PatternIndex(options.targets ?? [target('a', '**/*.yaml')]);
  const limits = { ...LIMITS, ...options.limits };
  const result = await readFiles({
    urlReader: host,
    root: ROOT,
    etag: undefined,
    index,
    limits,
    timeout: 1000,
    signal: new AbortController().signal,
  });
  return selectForTargets(result, index, limits);
}

describe('reading files', () => {
  it.each([
    ['binary.yaml', new Uint8Array([1, 0, 2]), 'binary'],
    ['utf16.yaml', Buffer.from('a: 1', 'utf16le'), 'binary file or in UTF-16'],
    ['latin1.yaml', Buffer.from('für', 'latin1'), 'not in UTF-8'],
    ['link.yaml', '', 'symbolic link'],
    ['lfs.yaml', 'version https://git-lfs.github.com/spec/v1\noid x', 'LFS'],
    ['big.yaml', 'x'.repeat(101), '101 bytes; 100 bytes are the most'],
    ['a/b/c/d/e.yaml', 'x', 'deeper than 4'],
    ['new\nline.yaml', 'x', 'control character'],
    ['back\\slash.yaml', 'x', 'backslash'],
    [`${'long'.repeat(300)}.yaml`, 'x', '1000 characters'],
  ])('leaves out %j with its reason', async (path, content, message) => {
    for (const filters of [true, false]) {
      const found = await read(
        { [path]: content, 'good.yaml': 'good' },
        { filters },
      );
      expect(found.get('a')).toEqual({
        files: [{ path: 'good.yaml', sets: ['slo'] }],
        problems: [
          {
            kind: expect.stringMatching(/^(content|limit)$/),
            file: expect.any(String),
            message: expect.stringContaining(message),
            fix: expect.stringMatching(/\.$/),
          },
        ],
      });
    }
  });

  it.each([
    '../escape.yaml',
    '/etc/passwd.yaml',
    'a/../../b.yaml',
    'a//b.yaml',
    './a.yaml',
  ])('never takes %s', async path => {
    for (const filters of [true, false]) {
      const found = await read({ [path]: 'x' }, { filters });
      expect(found.get('a')?.files).toEqual([]);
    }
  });

  it('stops at the limits of an entity, not of its neighbours', async () => {
    const tree = Object.fromEntries(
      ['1', '2', '3', '4', '5'].map(n => [`slos/${n}.yaml`, 'x'.repeat(60)]),
    );
    const found = await read(tree, {
      targets: [target('a', 'slos/*.yaml'), target('b', 'slos/5.yaml')],
    });
    expect(found.get('a')).toMatchObject({
      files: [{}, {}, {}],
      problems: [
        {
          kind: 'limit',
          message: expect.stringMatching(/^2 of the files .* 3 files with 200/),
        },
      ],
    });
    expect(found.get('b')).toMatchObject({
      files: [{ path: 'slos/5.yaml' }],
      problems: [],
    });
  });

  it.each([true, false])(
    'stops at the limit of a repository (sizes known first: %s)',
    async filters => {
      const tree = { '1.yaml': 'x'.repeat(90), '2.yaml': 'x'.repeat(90) };
      const found = await read(tree, {
        limits: { repositoryBytes: 100 },
        filters,
      });
      expect(found.get('a')).toMatchObject({
        files: [{ path: '1.yaml' }],
        problems: [{ message: expect.stringContaining('left out') }],
      });
    },
  );

  it('doesn\u2019t take hidden files for wildcards, but by name', async () => {
    const tree = { '.slos/a.yaml': 'a', 'x/.b.yaml': 'b' };
    const found = await read(tree, {
      targets: [target('a', '**/*.yaml'), target('b', '.slos/*.yaml')],
    });
    expect(found.get('a')?.files).toEqual([]);
    expect(found.get('b')?.files).toHaveLength(1);
  });

  it('gives up when the host hangs', async () => {
    const host = new FakeHost();
    host.gate = new Promise(() => {});
    const reading = readFiles({
      urlReader: host,
      root: ROOT,
      etag: undefined,
      index: new PatternIndex([]),
      limits: LIMITS,
      timeout: 20,
      signal: new AbortController().signal,
    });
    await expect(reading).rejects.toThrow('no answer within');
  });

  it('takes a second for 200,000 paths and 1,000 entities at most', () => {
    const index = new PatternIndex(
      Array.from({ length: 1000 }, (_, i) =>
        target(
          `s${i}`,
          `services/s${i}/slos/*.yaml`,
          `services/s${i}/slo.yaml`,
        ),
      ),
    );
    const start = Date.now();
    let found = 0;
    for (let i = 0; i < 200_000; i += 1)
      found += index.match(`services/s${i % 1500}/slos/${i}.yaml`).length;
    expect(found).toBeGreaterThan(100_000);
    // Generous: on a busy machine it is still far from the minutes of a loop over all patterns.
    expect(Date.now() - start).toBeLessThan(10_000);
  });
});
