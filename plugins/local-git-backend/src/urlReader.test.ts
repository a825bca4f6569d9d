import { existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  UrlReaders,
  urlReaderFactoriesServiceRef,
} from '@backstage/backend-defaults/urlReader';
import {
  coreServices,
  createBackendPlugin,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { localGitUrlReaderFactory } from '@causeway/plugin-local-git-node';
import request from 'supertest';
import { gitOk } from './__testUtils__/gitClient';
import { as, startHost, type TestHost } from './__testUtils__/startHost';

jest.setTimeout(120_000);

describe('the URL reader', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let host: TestHost;
  let reader: UrlReaderService;
  let source: string;
  let commit: string;

  /** Stands for any plugin that reads URLs. */
  const anyPlugin = createBackendPlugin({
    pluginId: 'any',
    register(env) {
      env.registerInit({
        deps: {
          config: coreServices.rootConfig,
          factories: urlReaderFactoriesServiceRef,
          logger: coreServices.logger,
        },
        async init({ config, factories, logger }) {
          reader = UrlReaders.default({ config, logger, factories });
        },
      });
    },
  });

  beforeAll(async () => {
    host = await startHost({
      dataDirectory: data.path,
      features: [anyPlugin, localGitUrlReaderFactory],
    });
    await request(host.server)
      .post('/api/local-git/v1/repositories')
      .set('Authorization', as('ada'))
      .send({
        ownerEntityRef: 'group:default/learning',
        name: 'service',
        files: [
          { path: 'catalog-info.yaml', content: 'kind: Component\n' },
          { path: 'docs/index.md', content: '# Docs\n' },
          { path: 'docs/runbooks/down.md', content: '# Down\n' },
          { path: 'docs/runbooks/.draft.md', content: '# Draft\n' },
          {
            path: 'docs/runbooks/logo.png',
            content: 'AAEC',
            encoding: 'base64',
          },
          { path: 'bin/run', content: '#!/bin/sh\n', executable: true },
        ],
      })
      .expect(201);
    source = `${host.baseUrl}/api/local-git/learning/service`;
    const bare = join(data.path, 'repositories/learning/service.git');
    commit = await gitOk(work.path, '--git-dir', bare, 'rev-parse', 'main');
    await gitOk(work.path, '--git-dir', bare, 'branch', 'feature/x');
  });
  afterAll(() => host.stop());

  describe('readUrl', () => {
    it.each(['blob/main', 'blob/feature~x', 'tree/main', 'blob/HEAD'])(
      'reads a file at %s',
      async at => {
        const response = await reader.readUrl(`${source}/${at}/docs/index.md`);
        expect((await response.buffer()).toString()).toBe('# Docs\n');
        expect(response.etag).toBe(commit);
      },
    );

    it('reads at a commit, and binary files byte by byte', async () => {
      const response = await reader.readUrl(
        `${source}/blob/${commit}/docs/runbooks/logo.png`,
      );
      expect([...(await response.buffer())]).toEqual([0, 1, 2]);
    });

    it('says when nothing changed, and what is missing or malformed', async () => {
      const url = `${source}/blob/main/docs/index.md`;
      await expect(reader.readUrl(url, { etag: commit })).rejects.toMatchObject(
        { name: 'NotModifiedError' },
      );
      await expect(
        reader.readUrl(url, { etag: 'older' }),
      ).resolves.toBeDefined();
      for (const missing of [
        'service/blob/main/nothing',
        'service/blob/nowhere/docs/index.md',
        'none/blob/main/a',
      ]) {
        const there = `${host.baseUrl}/api/local-git/learning/${missing}`;
        await expect(reader.readUrl(there)).rejects.toMatchObject({
          name: 'NotFoundError',
        });
      }
      await expect(
        reader.readUrl(`${source}/blob/main/..%2f..%2fetc`),
      ).rejects.toMatchObject({ name: 'InputError' });
      await expect(
        reader.readUrl(`${source}/blob/main/docs`),
      ).rejects.toMatchObject({ name: 'InputError' });
    });

    it('leaves other addresses to others', async () => {
      await expect(
        reader.readUrl('http://localhost:1/api/local-git/a/b/blob/main/c'),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      await expect(
        reader.readUrl(`${host.baseUrl}/api/catalog/entities`),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    });
  });

  describe('readTree', () => {
    const paths = async (url: string, filter?: (path: string) => boolean) =>
      (await (await reader.readTree(url, { filter })).files())
        .map(({ path }) => path)
        .sort();

    it.each([
      ['', 6, 'catalog-info.yaml'],
      ['/', 6, 'docs/runbooks/down.md'],
      ['/tree/main', 6, 'docs/index.md'],
      ['.git', 6, 'docs/index.md'],
      ['/tree/main/docs/', 4, 'runbooks/down.md'],
      ['/tree/feature~x/docs/runbooks', 3, 'down.md'],
    ])('reads %j with paths from there', async (at, count, path) => {
      const found = await paths(`${source}${at}`);
      expect(found).toHaveLength(count);
      expect(found).toContain(path);
    });

    it('filters, and writes to a folder with modes kept', async () => {
      expect(
        await paths(`${source}/tree/main/docs`, path => path.endsWith('.md')),
      ).toEqual(['index.md', 'runbooks/.draft.md', 'runbooks/down.md']);
      const targetDir = join(work.path, 'tree');
      mkdirSync(targetDir);
      const tree = await reader.readTree(`${source}/tree/main`);
      await tree.dir({ targetDir });
      expect(tree.etag).toBe(commit);
      expect(readFileSync(join(targetDir, 'docs/index.md'), 'utf8')).toBe(
        '# Docs\n',
      );
      expect(lstatSync(join(targetDir, 'bin/run')).mode % 0o1000).toBe(0o755);
      expect(existsSync(join(targetDir, '.git'))).toBe(false);
    });

    it('says when nothing changed or nothing is there', async () => {
      await expect(
        reader.readTree(source, { etag: commit }),
      ).rejects.toMatchObject({ name: 'NotModifiedError' });
      await expect(
        reader.readTree(`${source}/tree/main/none`),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });
  });

  describe('search', () => {
    const found = async (path: string) => {
      const { files } = await reader.search(`${source}/${path}`);
      return files.map(({ url }) => url.slice(source.length + 1)).sort();
    };

    it.each([
      ['blob/main/docs/index.md', ['blob/main/docs/index.md']],
      ['blob/main/docs/*.md', ['blob/main/docs/index.md']],
      [
        'tree/main/docs/**/*.md',
        [
          'blob/main/docs/index.md',
          'blob/main/docs/runbooks/.draft.md',
          'blob/main/docs/runbooks/down.md',
        ],
      ],
      [
        'blob/feature~x/**/catalog-info.yaml',
        ['blob/feature~x/catalog-info.yaml'],
      ],
      [
        'blob/main/{docs,bin}/*',
        ['blob/main/bin/run', 'blob/main/docs/index.md'],
      ],
      ['blob/main/docs/*.txt', []],
      ['blob/main/none/*.md', []],
      ['blob/main/none.md', []],
    ])('finds %s', async (path, expected) => {
      expect(await found(path)).toEqual(expected);
    });

    it('gives contents and the commit', async () => {
      const { files, etag } = await reader.search(
        `${source}/blob/main/docs/*.md`,
      );
      expect((await files[0].content()).toString()).toBe('# Docs\n');
      expect(etag).toBe(commit);
      const again = reader.search(`${source}/blob/main/docs/*.md`, { etag });
      await expect(again).rejects.toMatchObject({ name: 'NotModifiedError' });
    });
  });
});
