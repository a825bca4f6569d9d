import { createMockDirectory } from '@backstage/backend-test-utils';
import { as } from './__testUtils__/startHost';
import { startTarget } from './__testUtils__/startTarget';

jest.setTimeout(120_000);

const root = '/api/local-git/v1/repositories';

describe('hostile paths in the REST API', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let target: Awaited<ReturnType<typeof startTarget>>;
  beforeAll(async () => {
    target = await startTarget({ data, work });
  });
  afterAll(() => target.host.stop());

  it.each([
    ['owner', `${root}/..%2f..%2fetc/passwd`],
    ['name', `${root}/learning/..%2f..%2ftarget`],
    ['name with NUL', `${root}/learning/target%00`],
    ['name as option', `${root}/learning/--help`],
    ['dots', `${root}/learning/%2e%2e%2ftarget/tree`],
  ])('an evil %s is not found', async (_, path) => {
    expect((await target.get(path)).status).toBe(404);
  });

  it.each([
    ['climbs', '../../../../etc/passwd'],
    ['starts at the root', '/etc/passwd'],
    ['has NUL', 'docs/a.md\0.png'],
    ['reaches into .git', '.git/config'],
    ['has a backslash', '..\\..\\x'],
    ['has a line break', 'docs/a.md\nrefs/heads/main'],
  ])('a path that %s is refused', async (_, path) => {
    for (const what of ['blob', 'raw', 'tree', 'archive', 'commits']) {
      const { status } = await target
        .get(`${root}/learning/target/${what}`)
        .query({
          path,
        });
      expect([what, status]).toEqual([what, 400]);
    }
  });

  it.each([
    'main:docs/a.md',
    'main@{1}',
    'main^',
    'HEAD~1',
    '--output=/tmp/x',
    '-h',
    'a..b',
    'refs/causeway/x',
    ':/a',
    'main\nx',
  ])('the ref %j is refused', async ref => {
    for (const what of ['tree', 'commits', 'archive', 'readme']) {
      const { status } = await target
        .get(`${root}/learning/target/${what}`)
        .query({
          ref,
        });
      expect([what, status]).toEqual([what, 400]);
    }
    await target
      .get(`${root}/learning/target/compare`)
      .query({ base: 'main', head: ref })
      .expect(400);
  });

  it('pathspec magic is plain text', async () => {
    await target
      .get(`${root}/learning/target/blob`)
      .query({ path: ':(top)docs/a.md' })
      .expect(404);
    await target
      .get(`${root}/learning/target/blob`)
      .query({ path: 'docs/*.md' })
      .expect(404);
    const { body } = await target
      .get(`${root}/learning/target/commits`)
      .query({ path: ':(exclude)nothing' })
      .expect(200);
    expect(body.items).toEqual([]);
  });

  it('requests beyond the size limit are refused', async () => {
    const { status } = await target
      .api()
      .post(root)
      .set('Authorization', as('ada'))
      .send({
        owner: 'learning',
        name: 'large',
        files: [{ path: 'a', content: 'x'.repeat(2_000_000) }],
      });
    expect(status).toBe(413);
  });
});
