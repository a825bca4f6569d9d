import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MockDirectory } from '@backstage/backend-test-utils';
import request from 'supertest';
import { gitOk } from './gitClient';
import { as, startHost } from './startHost';

/** A host for tests of change proposals. */
export async function startProposals(options: {
  data: MockDirectory;
  work: MockDirectory;
}) {
  const { data, work } = options;
  const host = await startHost({ dataDirectory: data.path });
  const { body } = await request(host.server)
    .post('/api/local-git/v1/tokens')
    .set('Authorization', as('ada'))
    .send({ name: 'laptop' });
  const token: string = body.token;
  let count = 0;

  /** A new repository with one file, and calls to its API as one of the people. */
  async function repository() {
    const name = `proposals-${++count}`;
    const root = '/api/local-git/v1/repositories';
    await request(host.server)
      .post(root)
      .set('Authorization', as('ada'))
      .send({
        ownerEntityRef: 'group:default/learning',
        name,
        files: [
          { path: 'values.yaml', content: 'replicas: 1\nimage: a\n' },
          { path: 'old.txt', content: 'old\n' },
        ],
      })
      .expect(201);
    const at = (path: string) => `${root}/learning/${name}${path}`;
    return {
      name,
      get: (path: string, who = 'zoe') =>
        request(host.server).get(at(path)).set('Authorization', as(who)),
      post: (path: string, content: object, who = 'zoe') =>
        request(host.server)
          .post(at(path))
          .set('Authorization', as(who))
          .send(content),
      clone: async () => {
        const cwd = join(work.path, name);
        const url = `${host.baseUrl.replace(
          '://',
          `://dev:${token}@`,
        )}/api/local-git/learning/${name}.git`;
        await gitOk(work.path, 'clone', '--quiet', url, cwd);
        return cwd;
      },
    };
  }

  async function commit(
    cwd: string,
    path: string,
    content: string,
  ): Promise<void> {
    writeFileSync(join(cwd, path), content);
    await gitOk(cwd, 'add', '-A');
    await gitOk(cwd, 'commit', '--quiet', '-m', `Change ${path}`);
  }

  const change = {
    title: 'Run two replicas',
    description: 'One is not enough.',
    files: [
      { path: 'values.yaml', content: 'replicas: 2\nimage: a\n' },
      { path: 'old.txt', delete: true },
      { path: 'new.txt', content: 'new\n' },
    ],
  };

  return {
    host,
    repository,
    /** Commits one file in a clone. */
    commit,
    /** A proposal that changes, deletes and adds a file. */
    change,
  };
}
