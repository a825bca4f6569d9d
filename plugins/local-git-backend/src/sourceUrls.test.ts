import { createMockDirectory } from '@backstage/backend-test-utils';
import { startGitHost } from './__testUtils__/startGitHost';
import { as } from './__testUtils__/startHost';

jest.setTimeout(120_000);

describe('source URLs', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let host: Awaited<ReturnType<typeof startGitHost>>;

  beforeAll(async () => {
    host = await startGitHost({ data, work });
    await host.create('first');
  });
  afterAll(() => host.stop());

  it.each([
    ['learning/first.git', '/repositories/learning/first'],
    [
      'learning/first/blob/main/docs/a%20b.md',
      '/repositories/learning/first/blob/main/docs/a%20b.md',
    ],
    [
      'learning/first/tree/feature~x/docs/',
      '/repositories/learning/first/tree/feature~x/docs',
    ],
  ])('%s sends a browser to the page', async (path, page) => {
    const { status, headers } = await host.api().get(`/api/local-git/${path}`);
    expect([status, headers.location]).toEqual([
      302,
      `http://localhost:7007${page}`,
    ]);
  });

  it.each([
    'learning/first/blob/main/..%2f..%2fx',
    'learning/..%2f/tree/main',
    'v1/repositories/tree/main',
  ])('%s goes nowhere', async path => {
    const { status } = await host
      .api()
      .get(`/api/local-git/${path}`)
      .set('Authorization', as('ada'));
    expect(status).toBe(404);
  });
});
