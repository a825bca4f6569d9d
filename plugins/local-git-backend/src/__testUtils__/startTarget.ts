import { join } from 'node:path';
import type { MockDirectory } from '@backstage/backend-test-utils';
import request from 'supertest';
import { gitOk } from './gitClient';
import { as, startHost } from './startHost';

const ROOT = '/api/local-git/v1/repositories';

/** A host with small limits in local mode and the repository `learning/target`, and ways to attack it. */
export async function startTarget(options: {
  data: MockDirectory;
  work: MockDirectory;
}) {
  const { data, work } = options;
  const host = await startHost({
    dataDirectory: data.path,
    localMode: true,
    config: { limits: { maxPushMegabytes: 1, maxUploadMegabytes: 1 } },
  });
  const api = () => request(host.server);
  const { body } = await api()
    .post('/api/local-git/v1/tokens')
    .set('Authorization', as('ada'))
    .send({ name: 'laptop' });
  const token: string = body.token;
  const url = (name: string) =>
    `${host.baseUrl.replace(
      '://',
      `://dev:${token}@`,
    )}/api/local-git/learning/${name}.git`;

  async function create(name: string, files?: object[]) {
    const made = await api()
      .post(ROOT)
      .set('Authorization', as('ada'))
      .send({ ownerEntityRef: 'group:default/learning', name, files });
    expect(made.status).toBe(201);
  }

  await create('target', [{ path: 'docs/a.md', content: '# A\n' }]);
  return {
    host,
    api,
    token,
    /** Where to push with a token. */
    url,
    create,
    /** As somebody who only reads. */
    get: (path: string) => api().get(path).set('Authorization', as('zoe')),
    async cloned(name: string): Promise<string> {
      const cwd = join(work.path, name);
      await gitOk(work.path, 'clone', '--quiet', url(name), cwd);
      return cwd;
    },
    async commitAll(cwd: string): Promise<void> {
      await gitOk(cwd, 'add', '-A');
      await gitOk(cwd, 'commit', '--quiet', '-m', 'Change');
    },
  };
}
