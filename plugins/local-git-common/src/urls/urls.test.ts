import { parseSourceUrl } from './parseSourceUrl';
import { repositoryPagePath } from './repositoryPagePath';
import { sourceUrl } from './sourceUrl';

const hostUrl = 'http://localhost:7007/api/local-git';
const repository = { owner: 'learning', name: 'bloom-validator' };

describe('source URLs', () => {
  it.each([
    ['blob', 'main', 'catalog-info.yaml'],
    ['blob', 'feature/x', 'docs/a b#c?.md'],
    ['blob', 'v1.2.0', 'charts/värden.yaml'],
    ['tree', 'main', ''],
    ['tree', 'a/b/c', 'docs/runbooks'],
  ] as const)('%s of %s at %j can be made and read back', (type, ref, path) => {
    const url = sourceUrl({ hostUrl, repository, ref, path, type });
    expect(parseSourceUrl(hostUrl, url)).toEqual({
      repository,
      type,
      ref,
      path,
    });
  });

  it('resolves relative links as a browser does, also on branches with a slash', () => {
    const base = sourceUrl({
      hostUrl,
      repository,
      ref: 'feature/x',
      path: 'docs/index.md',
      type: 'blob',
    });
    const next = new URL('../catalog-info.yaml', base).toString();
    expect(parseSourceUrl(hostUrl, next)).toEqual({
      repository,
      type: 'blob',
      ref: 'feature/x',
      path: 'catalog-info.yaml',
    });
  });

  it.each([
    [`${hostUrl}/learning/bloom-validator.git`],
    [`${hostUrl}/learning/bloom-validator`],
    [`${hostUrl}/learning/bloom-validator/`],
    [`${hostUrl}/learning/bloom-validator/tree/HEAD`],
  ])('reads %s as the root of the default branch', url => {
    expect(parseSourceUrl(hostUrl, url)).toEqual({
      repository,
      type: 'tree',
      ref: undefined,
      path: '',
    });
  });

  it.each([
    [
      'another host',
      'http://evil.test/api/local-git/learning/bloom-validator/tree/main',
    ],
    [
      'another port',
      'http://localhost:7008/api/local-git/learning/bloom-validator/tree/main',
    ],
    [
      'another plugin',
      'http://localhost:7007/api/catalog/learning/bloom-validator/tree/main',
    ],
    [
      'a look-alike path',
      'http://localhost:7007/api/local-git-x/learning/bloom-validator/tree/main',
    ],
    ['the REST API', `${hostUrl}/v1/repositories/tree/main`],
    ['dots as name', `${hostUrl}/learning/%2e%2e/tree/main`],
    ['an encoded slash in the owner', `${hostUrl}/learning%2f../x/tree/main`],
    [
      'an encoded climb in the path',
      `${hostUrl}/learning/x/blob/main/..%2f..%2fetc/passwd`,
    ],
    ['NUL in the path', `${hostUrl}/learning/x/blob/main/a%00b`],
    ['an option as ref', `${hostUrl}/learning/x/tree/--upload-pack=x`],
    ['a reflog expression as ref', `${hostUrl}/learning/x/tree/main@%7B1%7D`],
    ['a range as ref', `${hostUrl}/learning/x/tree/a..b`],
    ['broken percent encoding', `${hostUrl}/learning/x/tree/%zz/a`],
    ['a blob without path', `${hostUrl}/learning/x/blob/main`],
    ['nonsense', 'not a url'],
  ])('refuses %s', (_, url) => {
    expect(parseSourceUrl(hostUrl, url)).toBeUndefined();
  });
});

describe('repositoryPagePath', () => {
  it.each([
    [undefined, '/repositories/learning/bloom-validator'],
    [
      { page: 'tree', ref: 'feature/x' },
      '/repositories/learning/bloom-validator/tree/feature~x',
    ],
    [
      { page: 'blob', ref: 'main', path: 'a b/c.md' },
      '/repositories/learning/bloom-validator/blob/main/a%20b/c.md',
    ],
    [
      { page: 'commits', ref: 'main' },
      '/repositories/learning/bloom-validator/commits/main',
    ],
    [
      { page: 'proposal', number: 3 },
      '/repositories/learning/bloom-validator/proposals/3',
    ],
  ] as const)('%j is %s', (page, path) => {
    expect(repositoryPagePath(repository, page)).toBe(path);
  });
});
