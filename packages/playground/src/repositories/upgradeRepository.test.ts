import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { startGitHost } from '../__testUtils__/startGitHost';
import { GitHost } from './GitHost';
import { publishRepository } from './publishRepository';
import type { CompanyRepository } from './RepositorySpec';

const token = mockCredentials.service.token();
const people = new Map([
  ['ada', { name: 'Ada Reyes', email: 'ada@quizmentor.example' }],
]);

const first = {
  'README.md': 'one\n',
  'catalog-info.yaml': 'one\n',
  'slos/a.yaml': 'one\n',
  'old.txt': 'one\n',
  'mine.txt': 'one\n',
};

describe('a newer playground', () => {
  const directory = createMockDirectory();
  let host: GitHost;
  let portalUrl: string;

  beforeAll(async () => {
    portalUrl = await startGitHost(directory.resolve('git'));
    host = new GitHost({ portalUrl, token });
  }, 120_000);

  function repositoryOf(
    name: string,
    files: Record<string, string>,
  ): CompanyRepository {
    return {
      files: new Map(Object.entries(files)),
      spec: {
        owner: 'shop',
        name,
        ownerEntityRef: 'group:default/shop',
        description: 'A shop',
        commits: [
          {
            author: 'ada',
            ago: 3_600_000,
            message: 'Begin',
            adds: Object.keys(files),
            edits: [],
          },
        ],
        proposals: [],
      },
    };
  }

  const publish = (name: string, files: Record<string, string>) =>
    publishRepository({
      repository: repositoryOf(name, files),
      people,
      host,
      nowMs: Date.now() - 5_000,
    });

  async function git(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(
      'git',
      [
        ...['-c', `http.extraHeader=Authorization: Bearer ${token}`],
        ...['-c', 'user.name=Kofi', '-c', 'user.email=kofi@example.org'],
        ...args,
      ],
      { cwd: directory.path, timeout: 30_000 },
    );
    return stdout.trim();
  }

  async function clone(
    name: string,
  ): Promise<(...args: string[]) => Promise<string>> {
    const to = `${name}-${Math.random().toString(36).slice(2)}`;
    const url = `${portalUrl}/api/local-git/shop/${name}.git`;
    await git('clone', '--quiet', url, to);
    return (...args) => git('-C', to, ...args);
  }

  async function filesOf(name: string): Promise<Record<string, string>> {
    const work = await clone(name);
    const paths = (await work('ls-files')).split('\n');
    return Object.fromEntries(
      await Promise.all(
        paths.map(async path => [path, await work('show', `HEAD:${path}`)]),
      ),
    );
  }

  it('brings its new files, and leaves alone what people changed', async () => {
    expect(await publish('checkout', first)).toBe('pushed');
    expect(await publish('checkout', first)).toBe('already there');
    // A second later, as people are: commits are dated by the second.
    await new Promise(resolve => {
      setTimeout(resolve, 1_100);
    });
    const work = await clone('checkout');
    const place = (await work('rev-parse', '--show-toplevel')).trim();
    await writeFile(join(place, 'README.md'), 'people\n');
    await writeFile(join(place, 'theirs.txt'), 'people\n');
    await work('rm', '--quiet', 'mine.txt');
    await work('add', '.');
    await work('commit', '--quiet', '-m', 'Ours');
    await work('push', '--quiet', 'origin', 'main');

    const { 'old.txt': _, ...kept } = first;
    const next = {
      ...kept,
      'README.md': 'two\n',
      'slos/a.yaml': 'two\n',
      'slos/b.yaml': 'two\n',
      'mine.txt': 'two\n',
    };
    expect(await publish('checkout', next)).toBe('brought up to date');
    expect(await filesOf('checkout')).toEqual({
      'README.md': 'people',
      'catalog-info.yaml': 'one',
      'slos/a.yaml': 'two',
      'slos/b.yaml': 'two',
      'theirs.txt': 'people',
    });
    const again = await clone('checkout');
    expect(await again('log', '--format=%an: %s')).toBe(
      [
        "Ada Reyes: Bring the playground's files up to date",
        'Kofi: Ours',
        'Ada Reyes: Begin',
      ].join('\n'),
    );
    expect(await publish('checkout', next)).toBe('already there');

    const third = { ...next, 'slos/a.yaml': 'three\n', 'README.md': 'three\n' };
    expect(await publish('checkout', third)).toBe('brought up to date');
    expect(await filesOf('checkout')).toMatchObject({
      'README.md': 'people',
      'slos/a.yaml': 'three',
    });
  }, 120_000);

  it('leaves alone what a merged proposal changed', async () => {
    await publish('search', first);
    await new Promise(resolve => {
      setTimeout(resolve, 1_100);
    });
    const work = await clone('search');
    const place = (await work('rev-parse', '--show-toplevel')).trim();
    await work('checkout', '--quiet', '-b', 'change');
    await writeFile(join(place, 'slos/a.yaml'), 'people\n');
    await work('commit', '--quiet', '-am', 'Stricter');
    await work('checkout', '--quiet', 'main');
    await work('merge', '--quiet', '--no-ff', '-m', 'Merge', 'change');
    await work('push', '--quiet', 'origin', 'main');

    expect(await publish('search', { ...first, 'slos/a.yaml': 'two\n' })).toBe(
      'already there',
    );
    expect((await filesOf('search'))['slos/a.yaml']).toBe('people');
  }, 120_000);
});
