import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MockDirectory } from '@backstage/backend-test-utils';
import request from 'supertest';
import { gitOk } from './gitClient';
import { as, startHost } from './startHost';

/** Where repositories are in the REST API. */
export const REPOSITORIES = '/api/local-git/v1/repositories';

/** A host with no repositories, and what people do with it: in the REST API and with git. */
export async function startGitHost(options: {
  data: MockDirectory;
  work: MockDirectory;
}) {
  const { data, work } = options;
  const host = await startHost({ dataDirectory: data.path });
  const api = () => request(host.server);

  function urlFor(repository: string, token?: string): string {
    const url = new URL(`${host.baseUrl}/api/local-git/${repository}.git`);
    if (token) {
      url.username = 'dev';
      url.password = token;
    }
    return url.toString();
  }

  return {
    baseUrl: host.baseUrl,
    stop: host.stop,
    api,
    /** Where to clone from and push to. */
    urlFor,

    async tokenOf(name: string, scope = 'write'): Promise<string> {
      const { body } = await api()
        .post('/api/local-git/v1/tokens')
        .set('Authorization', as(name))
        .send({ name: 'laptop', scope })
        .expect(201);
      return body.token;
    },

    /** Asks for a repository of learning; it may be refused. */
    async create(name: string, files?: object[], who = 'ada') {
      const response = await api()
        .post(REPOSITORIES)
        .set('Authorization', as(who))
        .send({
          ownerEntityRef: 'group:default/learning',
          name,
          description: 'Made in a test',
          files,
        });
      return response;
    },

    /** An empty folder to work in. */
    folder(name: string): string {
      const path = join(work.path, name);
      mkdirSync(path, { recursive: true });
      return path;
    },

    async clone(
      repository: string,
      to: string,
      token: string,
    ): Promise<string> {
      await gitOk(work.path, 'clone', '--quiet', urlFor(repository, token), to);
      return join(work.path, to);
    },

    async commit(
      cwd: string,
      path: string,
      content: string,
      message = `Change ${path}`,
    ): Promise<void> {
      mkdirSync(join(cwd, path, '..'), { recursive: true });
      writeFileSync(join(cwd, path), content);
      await gitOk(cwd, 'add', '-A');
      await gitOk(cwd, 'commit', '--quiet', '-m', message);
    },

    /** The push events of a repository so far. */
    pushes: (repository: string) =>
      host.events.filter(
        ({ topic, eventPayload }) =>
          topic === 'local-git.push' &&
          (eventPayload as { repository: string }).repository === repository,
      ),
  };
}
