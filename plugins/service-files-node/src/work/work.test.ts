import { TestDatabases } from '@backstage/backend-test-utils';
import type { CatalogScmEvent } from '@backstage/plugin-catalog-node/alpha';
import { component } from '../__testUtils__/component';
import { startFiles } from '../__testUtils__/startFiles';
import { upstreamProblem } from '../read/upstreamProblem';
import { Pacer } from './Pacer';
import { pushesOf } from './pushesOf';

const GITHUB = 'https://github.com/acme/shop/tree/main/';
const GITLAB = 'https://gitlab.com/acme/deep/shop/-/tree/main/';
const LOCAL = 'http://localhost:7007/api/local-git/acme/shop/tree/main/';
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('pushes', () => {
  const github = (ref: string, html_url: string) => ({
    ref,
    repository: { html_url, default_branch: 'main' },
  });
  const local = (ref: string) => ({
    sourceUrl: LOCAL,
    ref,
    defaultBranch: 'main',
    files: [],
  });

  it.each([
    ['local-git.push', local('refs/heads/main'), [LOCAL]],
    ['local-git.push', local('refs/heads/other'), []],
    [
      'github.push',
      github('refs/heads/main', 'https://github.com/Acme/shop'),
      [GITHUB],
    ],
    ['github.push', github('refs/heads/x', 'https://github.com/acme/shop'), []],
    [
      'github.push',
      github('refs/heads/main', 'https://github.com/acme/else'),
      [],
    ],
    [
      'gitlab.push',
      {
        ref: 'refs/heads/main',
        project: { web_url: 'https://gitlab.com/acme/deep/shop' },
      },
      [GITLAB],
    ],
    ['github.push', { ref: 7 }, []],
    ['github.push', undefined, []],
    ['other.topic', github('refs/heads/main', GITHUB), []],
  ])('%s %j', async (topic, payload, expected) => {
    const { host, sync, publish, files } = await startFiles({
      knex: await databases.init('SQLITE_3'),
      entities: [GITHUB, GITLAB, LOCAL].map((url, i) =>
        component(`s${i}`, url),
      ),
    });
    await sync();
    host.asked.length = 0;
    await publish(topic, payload);
    await files.stop();
    expect(host.asked).toEqual(expected);
  });

  it('come from the catalog as well, one read for many files', async () => {
    const subscribers: ((events: CatalogScmEvent[]) => Promise<void>)[] = [];
    let unsubscribed = 0;
    const { host, sync, files } = await startFiles({
      knex: await databases.init('SQLITE_3'),
      entities: [component('a', GITHUB)],
      scmEvents: {
        subscribe: ({ onEvents }) => {
          subscribers.push(onEvents);
          return { unsubscribe: () => (unsubscribed += 1) };
        },
        publish: async () => {},
        markEventActionTaken: () => {},
      },
    });
    host.push(GITHUB, {});
    await sync();
    host.asked.length = 0;
    const blob = 'https://github.com/acme/shop/blob';
    await subscribers[0]([
      { type: 'location.updated', url: `${blob}/main/slos/a.yaml` },
      { type: 'location.created', url: `${blob}/main/slos/b.yaml` },
      { type: 'location.updated', url: `${blob}/other/slos/b.yaml` },
      { type: 'repository.moved', fromUrl: 'x', toUrl: 'https://x.test/' },
    ]);
    await files.stop();
    expect(host.asked).toEqual([GITHUB]);
    expect(unsubscribed).toBe(1);
  });

  it('of odd payloads are none', () => {
    expect(pushesOf('constructor', {})).toEqual([]);
    expect(pushesOf('local-git.push', { sourceUrl: LOCAL })).toEqual([]);
  });
});

describe('Pacer', () => {
  const pacer = (random: number) =>
    new Pacer({
      interval: 600_000,
      longestPause: 3_600_000,
      random: () => random,
    });

  it('spreads reads and doubles pauses', () => {
    expect(pacer(0).afterSuccess(0)).toBe(480_000);
    expect(pacer(1).afterSuccess(0)).toBe(720_000);
    const pauses = [1, 2, 3, 8, 1000].map(n => pacer(0.5).afterFailures(0, n));
    expect(pauses).toEqual([30_000, 60_000, 120_000, 3_600_000, 3_600_000]);
    expect(pacer(0.5).afterBusy(0)).toBe(900_000);
  });
});

describe('upstreamProblem', () => {
  it.each([
    ['Request failed, 404 Not Found', 'no such repository', false],
    ['403 Forbidden (rate limit exceeded)', 'no more requests', true],
    ['429', 'no more requests', true],
    ['Request failed, 401 Unauthorized', 'refuses the token', false],
    [
      "Reading from 'https://x' is not allowed. Add it",
      'not configured',
      false,
    ],
    ['FetchUrlReader does not implement readTree', 'no repositories', false],
    ['no answer within 120 s', 'took too long', false],
    ['socket hang up\n at secret place', 'the host failed', false],
  ])('%s', (message, expected, hostIsBusy) => {
    const problem = upstreamProblem('https://x.test/', new Error(message));
    expect(problem).toMatchObject({ hostIsBusy });
    expect(problem.message).toContain(expected);
    expect(problem.message).not.toContain('secret');
    expect(problem.fix).toMatch(/\.$/);
  });
});
