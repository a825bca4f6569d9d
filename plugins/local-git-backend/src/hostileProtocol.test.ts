import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { git, gitOk } from './__testUtils__/gitClient';
import { packet } from './http/pktLine';
import { startTarget } from './__testUtils__/startTarget';

jest.setTimeout(120_000);

describe('hostile use of the git protocol', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let target: Awaited<ReturnType<typeof startTarget>>;
  beforeAll(async () => {
    target = await startTarget({ data, work });
  });
  afterAll(() => target.host.stop());

  const receive = '/api/local-git/learning/target.git/git-receive-pack';
  const push = (body: Buffer) =>
    target
      .api()
      .post(receive)
      .set(
        'Authorization',
        `Basic ${Buffer.from(`dev:${target.token}`).toString('base64')}`,
      )
      .set('Content-Type', 'application/x-git-receive-pack-request')
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () =>
          done(null, Buffer.concat(chunks).toString('latin1')),
        );
      })
      .send(body);
  const zero = '0'.repeat(40);
  const one = '1'.repeat(40);

  it('reads without a token on this machine in local mode, and writes with one only', async () => {
    const anonymous = target.url('target').replace(/\/\/[^@]*@/, '//');
    expect((await git(work.path, 'ls-remote', anonymous)).code).toBe(0);
    const info = '/api/local-git/learning/target.git/info/refs';
    await target
      .api()
      .get(`${info}?service=git-upload-pack`)
      .set('X-Forwarded-For', '10.0.0.1')
      .expect(401);
    await target.api().get(`${info}?service=git-receive-pack`).expect(401);
    await target
      .api()
      .post(receive)
      .set('Content-Type', 'application/x-git-receive-pack-request')
      .send('0000')
      .expect(401);
  });

  it.each([
    ['refs/causeway/proposals/1', 'only branches and tags'],
    ['refs/heads/../../../x', 'not supported'],
    ['refs/heads/-x', 'not supported'],
    ['refs/replace/x', 'only branches and tags'],
    ['HEAD', 'only branches and tags'],
  ])('refuses a push to %s', async (ref, reason) => {
    const { text, body } = await push(
      Buffer.concat([
        packet(`${zero} ${one} ${ref}\0report-status side-band-64k`),
        Buffer.from('0000'),
      ]),
    );
    expect(text ?? body).toContain(`ng ${ref} `);
    expect(text ?? body).toContain(reason);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['nonsense', Buffer.from('hello there')],
    [
      'a command that is none',
      Buffer.concat([packet('push-cert\0x'), Buffer.from('0000')]),
    ],
  ])('answers %s with 400', async (_, body) => {
    expect((await push(body)).status).toBe(400);
  });

  it('wants the right content type and service', async () => {
    await target
      .api()
      .post(receive)
      .set('Authorization', `Bearer ${target.token}`)
      .send('x')
      .expect(400);
    await target
      .api()
      .get('/api/local-git/learning/target.git/info/refs')
      .expect(403);
    expect(
      (await target.api().get('/api/local-git/learning/target.git/HEAD'))
        .status,
    ).toBe(404);
    await target
      .api()
      .get('/api/local-git/learning/target.git/objects/info/packs')
      .expect(404);
  });

  it("reads without a token only by this machine's own name", async () => {
    const info =
      '/api/local-git/learning/target.git/info/refs?service=git-upload-pack';
    const statusFor = async (name: string) =>
      (await target.api().get(info).set('Host', name)).status;
    expect(await statusFor('127.0.0.1:7007')).toBe(200);
    expect(await statusFor('localhost:7007')).toBe(200);
    expect(await statusFor('evil.example:7007')).toBe(401);
    expect(await statusFor('127.0.0.1.evil.example')).toBe(401);
  });

  it('tells a push that is too large why', async () => {
    await target.create('too-large', [{ path: 'a', content: 'a' }]);
    const cwd = await target.cloned('too-large');
    writeFileSync(join(cwd, 'noise'), randomBytes(1_500_000));
    await target.commitAll(cwd);
    const { code, output } = await git(cwd, 'push', 'origin', 'main');
    expect(code).not.toBe(0);
    expect(output).toMatch(/exceeds maximum allowed size/);
    expect(await gitOk(cwd, 'ls-remote', 'origin', 'main')).not.toContain(
      await gitOk(cwd, 'rev-parse', 'HEAD'),
    );
  });
});
