import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { startGitHost } from './__testUtils__/startGitHost';
import { fixedClock } from './lib/Clock';
import { startPlayground, type Playground } from './startPlayground';

const token = mockCredentials.service.token();
const clock = fixedClock('2026-11-21T08:00:00Z');

describe('startPlayground', () => {
  const directory = createMockDirectory();
  let portalUrl: string;

  beforeAll(async () => {
    portalUrl = await startGitHost(directory.resolve('git'));
  }, 120_000);

  async function run(act: (playground: Playground) => Promise<void>) {
    const lines: string[] = [];
    const playground = await startPlayground({
      port: 0,
      portalUrl,
      token,
      clock,
      log: line => lines.push(line),
    });
    try {
      await act(playground);
    } finally {
      await playground.stop();
    }
    return lines;
  }

  async function get(path: string) {
    const response = await fetch(`${portalUrl}/api/local-git${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return response.json();
  }

  // Never synchronously: the Git host answers in this process.
  async function git(...args: string[]) {
    const { stdout } = await promisify(execFile)(
      'git',
      [
        '-c',
        `http.extraHeader=Authorization: Bearer ${token}`,
        '-c',
        'user.name=Ada',
        '-c',
        'user.email=ada@quizmentor.example',
        ...args,
      ],
      { cwd: directory.path, timeout: 30_000 },
    );
    return stdout.trim();
  }

  it('brings the repositories once, and leaves alone what people did', async () => {
    const first = await run(({ published }) => published);
    expect(first).toHaveLength(7);
    expect(first[0]).toBe('repository platform/company: pushed');

    const { items } = await get('/v1/repositories/learning/rag-api/proposals');
    expect(items).toEqual([
      expect.objectContaining({ head: 'raise-cache-ttl', state: 'open' }),
    ]);

    const url = `${portalUrl}/api/local-git/learning/rag-api.git`;
    await git('clone', '--quiet', url, 'work');
    expect(await git('-C', 'work', 'tag')).toContain('v2.8.1');
    // The same seed, clock and files give the same commits.
    const released = await git(
      '-C',
      'work',
      'show',
      '-s',
      '--format=%an %aI',
      'v2.9.0^{commit}',
    );
    expect(released).toBe('Lena Okafor 2026-11-20T01:00:00+00:00');
    await git('-C', 'work', 'rm', '--quiet', 'README.md');
    await git('-C', 'work', 'commit', '--quiet', '-m', 'No README');
    await git('-C', 'work', 'push', '--quiet', 'origin', 'main');
    const pushed = await git('-C', 'work', 'rev-parse', 'main');

    const second = await run(({ published }) => published);
    expect(second.every(line => line.endsWith(': already there'))).toBe(true);
    expect(
      (await git('ls-remote', url, 'refs/heads/main')).split('\t')[0],
    ).toBe(pushed);
    const after = await get('/v1/repositories/learning/rag-api/proposals');
    expect(after.totalItems).toBe(1);
  }, 120_000);

  it('does not open again what people closed', async () => {
    const path = '/v1/repositories/learning/bloom-validator/proposals';
    const { items } = await get(path);
    expect(items).toHaveLength(1);
    await fetch(`${portalUrl}/api/local-git${path}/1/close`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: '{}',
    });
    await run(({ published }) => published);
    const all = await get(`${path}?state=all`);
    expect(all.items.map(({ state }: { state: string }) => state)).toEqual([
      'closed',
    ]);
  }, 60_000);

  it('waits for a portal that is not there, and stops when asked', async () => {
    const playground = await startPlayground({
      port: 0,
      portalUrl: 'http://127.0.0.1:1',
      token,
      clock,
    });
    await playground.stop();
    await expect(playground.published).resolves.toBeUndefined();
  });

  it('listens on this machine only', async () => {
    await expect(
      startPlayground({ port: 0, host: '0.0.0.0', portalUrl, token }),
    ).rejects.toThrow("not on '0.0.0.0'");
  });
});
