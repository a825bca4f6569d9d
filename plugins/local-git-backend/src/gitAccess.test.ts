import { createMockDirectory } from '@backstage/backend-test-utils';
import { git, gitOk } from './__testUtils__/gitClient';
import { startGitHost } from './__testUtils__/startGitHost';
import { as } from './__testUtils__/startHost';

jest.setTimeout(120_000);

describe('who may use git', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let host: Awaited<ReturnType<typeof startGitHost>>;

  beforeAll(async () => {
    host = await startGitHost({ data, work });
  });
  afterAll(() => host.stop());

  it('asks for a sign-in, and lets nobody push who may not', async () => {
    await host.create('guarded', [{ path: 'a', content: 'a\n' }]);
    const anonymous = await git(
      work.path,
      'ls-remote',
      host.urlFor('learning/guarded'),
    );
    expect(anonymous.code).not.toBe(0);
    await host
      .api()
      .get(
        '/api/local-git/learning/guarded.git/info/refs?service=git-upload-pack',
      )
      .set('Authorization', 'none')
      .expect(401)
      .expect('WWW-Authenticate', /^Basic realm=/);
    expect(
      (
        await git(
          work.path,
          'ls-remote',
          host.urlFor('learning/guarded', 'cwgit_wrong'),
        )
      ).code,
    ).not.toBe(0);

    const zoe = await host.clone(
      'learning/guarded',
      'guarded-zoe',
      await host.tokenOf('zoe'),
    );
    await host.commit(zoe, 'a', 'zoe\n');
    const denied = await git(zoe, 'push', 'origin', 'main');
    expect(denied.code).not.toBe(0);
    expect(denied.output).toContain('may not do this');

    const readOnly = await host.clone(
      'learning/guarded',
      'guarded-read',
      await host.tokenOf('ada', 'read'),
    );
    await host.commit(readOnly, 'a', 'ada\n');
    expect((await git(readOnly, 'push', 'origin', 'main')).code).not.toBe(0);

    const max = await host.clone(
      'learning/guarded',
      'guarded-max',
      await host.tokenOf('max'),
    );
    await host.commit(max, 'a', 'max\n');
    expect((await git(max, 'push', 'origin', 'main')).code).toBe(0);
  });

  it('knows revoked tokens no more', async () => {
    await host.create('revoked', [{ path: 'a', content: 'a\n' }]);
    const token = await host.tokenOf('ada');
    await gitOk(work.path, 'ls-remote', host.urlFor('learning/revoked', token));
    const { body } = await host
      .api()
      .get('/api/local-git/v1/tokens')
      .set('Authorization', as('ada'));
    const zoe = host
      .api()
      .delete(`/api/local-git/v1/tokens/${body.items[0].id}`)
      .set('Authorization', as('zoe'));
    await zoe.expect(404);
    await host
      .api()
      .delete(`/api/local-git/v1/tokens/${body.items[0].id}`)
      .set('Authorization', as('ada'))
      .expect(204);
    expect(
      (
        await git(
          work.path,
          'ls-remote',
          host.urlFor('learning/revoked', token),
        )
      ).code,
    ).not.toBe(0);
  });

  it('takes a Backstage token too', async () => {
    await host.create('bearer', [{ path: 'a', content: 'a\n' }]);
    const header = `http.extraHeader=Authorization: ${as('ada')}`;
    const refs = await gitOk(
      work.path,
      '-c',
      header,
      'ls-remote',
      host.urlFor('learning/bearer'),
    );
    expect(refs).toContain('refs/heads/main');
    await gitOk(
      work.path,
      'ls-remote',
      host.urlFor('learning/bearer', as('ada').replace('Bearer ', '')),
    );
  });
});
