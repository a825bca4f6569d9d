import { execFile } from 'node:child_process';
import { symlink, writeFile, mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  UrlReaders,
  urlReaderFactoriesServiceRef,
} from '@backstage/backend-defaults/urlReader';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  TestDatabases,
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  eventsServiceRef,
  type EventsService,
} from '@backstage/plugin-events-node';
// The real host, because what matters is that the two understand each other.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import localGitPlugin from '@causeway/plugin-local-git-backend';
import { localGitUrlReaderFactory } from '@causeway/plugin-local-git-node';
import { component } from './__testUtils__/component';
import { startFiles } from './__testUtils__/startFiles';
import type { ServiceFilesOptions } from './types/ServiceFilesOptions';

jest.setTimeout(120_000);

const run = promisify(execFile);
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** What a plugin gets from a backend. */
type Services = Pick<
  ServiceFilesOptions,
  'discovery' | 'events' | 'logger' | 'urlReader'
>;

describe('files in the embedded Git host', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let services: Services;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let hostUrl: string;
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=Ada', '-c', 'user.email=a@x.test', ...args], {
      cwd: work.path,
    });

  beforeAll(async () => {
    const taker = createBackendPlugin({
      pluginId: 'taker',
      register(env) {
        env.registerInit({
          deps: {
            config: coreServices.rootConfig,
            discovery: coreServices.discovery,
            events: eventsServiceRef,
            factories: urlReaderFactoriesServiceRef,
            logger: coreServices.logger,
          },
          async init({ config, factories, ...rest }) {
            const { logger } = rest;
            const urlReader = UrlReaders.default({ config, logger, factories });
            services = { ...rest, urlReader };
          },
        });
      },
    });
    backend = await startTestBackend({
      features: [
        localGitPlugin,
        localGitUrlReaderFactory,
        taker,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:7007' },
            backend: { baseUrl: 'http://localhost:7007' },
            causeway: { localMode: true },
            localGit: { dataDirectory: data.path },
          },
        }),
      ],
    });
    const { port } = backend.server.address() as AddressInfo;
    const response = await fetch(
      `http://localhost:${port}/api/local-git/v1/repositories`,
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: mockCredentials.user.header('user:default/ada'),
        },
        body: JSON.stringify({
          ownerEntityRef: 'group:default/learning',
          name: 'shop',
          files: [{ path: 'slos/a.yaml', content: 'first' }],
        }),
      },
    );
    if (!response.ok) throw new Error(await response.text());
    hostUrl = await services.discovery.getExternalBaseUrl('local-git');
  });
  afterAll(() => backend.stop());

  /** Commits with the git program, past the API, as a push over HTTP ends up. */
  async function commit(): Promise<string> {
    const bare = join(data.path, 'repositories/learning/shop.git');
    await git('init', '-q', '-b', 'main');
    await git('pull', '-q', bare, 'main').catch(() => undefined);
    await mkdir(join(work.path, 'slos'), { recursive: true });
    await writeFile(join(work.path, 'secret.txt'), 'password');
    await writeFile(join(work.path, 'slos/b.yaml'), 'second');
    await writeFile(join(work.path, 'slos/latin1.yaml'), Buffer.from([0xfc]));
    await symlink('../secret.txt', join(work.path, 'slos/link.yaml'));
    await symlink('/etc/passwd', join(work.path, 'slos/outside.yaml'));
    await git('add', '.');
    await git('commit', '-q', '-m', 'More');
    await git('push', '-q', bare, 'HEAD:main');
    return (await git('rev-parse', 'HEAD')).stdout.trim();
  }

  it('are read by commit, followed by push, and links are not followed', async () => {
    const source = `${hostUrl}/learning/shop/tree/main/`;
    const { files, sync, changes } = await startFiles({
      knex: await databases.init('SQLITE_3'),
      entities: [component('shop', source)],
      ...services,
    });
    await sync();
    expect(await files.get('component:default/shop')).toMatchObject({
      repository: source,
      problems: [],
      files: [{ path: 'slos/a.yaml', content: 'first' }],
    });

    const pushed = await commit();
    await publishPush(services.events, source, pushed);
    const start = Date.now();
    while (changes.length < 2 && Date.now() - start < 20_000)
      await new Promise(resolve => setTimeout(resolve, 50));
    const snapshot = await files.get('component:default/shop');
    expect(snapshot).toMatchObject({
      commit: pushed,
      files: [
        { path: 'slos/a.yaml' },
        {
          path: 'slos/b.yaml',
          content: 'second',
          url: `${hostUrl}/learning/shop/blob/main/slos/b.yaml`,
          viewUrl: `/repositories/learning/shop/blob/${pushed}/slos/b.yaml`,
        },
      ],
    });
    expect(snapshot?.problems).toMatchObject([
      { file: 'slos/latin1.yaml', kind: 'content' },
      { file: 'slos/link.yaml', kind: 'content' },
      { file: 'slos/outside.yaml', kind: 'content' },
    ]);
    expect(JSON.stringify(snapshot)).not.toMatch(/password|root:/);
    expect(changes[1].updated).toEqual([snapshot]);
    await files.stop();
  });
});

async function publishPush(
  events: EventsService,
  sourceUrl: string,
  after: string,
): Promise<void> {
  await events.publish({
    topic: 'local-git.push',
    eventPayload: {
      repository: 'learning/shop',
      ref: 'refs/heads/main',
      defaultBranch: 'main',
      after,
      files: [],
      filesTruncated: true,
      sourceUrl,
    },
  });
}
