import { createMockDirectory } from '@backstage/backend-test-utils';
import type { CheckContext } from '../Checker';
import { SharedServers } from '../service/SharedServers';
import { Toolbox } from '../Toolbox';
import { DistinctFiles } from './DistinctFiles';

const folder = createMockDirectory();

function contextOf(texts: Record<string, string>): CheckContext {
  const toolbox = new Toolbox({ dir: folder.path });
  return {
    render: {
      dir: '/nowhere',
      files: Object.keys(texts),
      texts: new Map(Object.entries(texts)),
    },
    toolbox,
    scratch: folder.path,
    manifests: async () => new Map(),
    shared: new SharedServers(toolbox),
  };
}

const contexts = [
  contextOf({ 'a.md': 'one', 'docs/b.md': 'same', 'c.txt': '' }),
  contextOf({ 'a.md': 'two', 'docs/b.md': 'same' }),
];

describe('DistinctFiles', () => {
  beforeEach(() => folder.clear());

  const lay = () =>
    DistinctFiles.lay({
      dir: folder.path,
      contexts,
      isRead: file => file.endsWith('.md'),
    });

  it('lays each text once, and what it was given besides', async () => {
    const files = await lay();
    await files.add('.lint.yaml', 'strict');

    expect(folder.content()).toEqual({
      '0': { 'a.md': 'one', docs: { 'b.md': 'same' } },
      '1': { 'a.md': 'two' },
      '.lint.yaml': 'strict',
    });
  });

  it('tells every repository what was found in its files', async () => {
    const files = await lay();

    const [first, second] = files.share(
      [
        { file: '0/docs/b.md', line: 3, message: 'shared' },
        { file: '1/a.md', message: 'own' },
        { file: '', message: 'about the run' },
      ],
      contexts.length,
    );

    expect(first).toEqual([
      { file: 'docs/b.md', line: 3, message: 'shared' },
      { file: '', message: 'about the run' },
    ]);
    expect(second).toEqual([
      { file: 'docs/b.md', line: 3, message: 'shared' },
      { file: 'a.md', message: 'own' },
      { file: '', message: 'about the run' },
    ]);
  });
});
