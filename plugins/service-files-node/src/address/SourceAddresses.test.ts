import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { branchOf } from './branchOf';
import { repositoryIdentity } from './repositoryIdentity';
import { SourceAddresses } from './SourceAddresses';

const addresses = new SourceAddresses({
  localGitUrl: 'http://localhost:7007/api/local-git',
  integrations: ScmIntegrations.fromConfig(
    mockServices.rootConfig({
      data: {
        integrations: {
          github: [{ host: 'github.com' }, { host: 'ghe.test' }],
          gitlab: [{ host: 'gitlab.com' }],
          gitea: [{ host: 'gitea.test' }],
          bitbucketCloud: [{ username: 'x', appPassword: 'y' }],
        },
      },
    }),
  ),
});
const LOCAL = 'http://localhost:7007/api/local-git/team/shop';

describe('SourceAddresses', () => {
  it.each([
    // url, what it names, root, folder
    [
      'https://github.com/o/r/blob/main/catalog-info.yaml',
      'file',
      'https://github.com/o/r/tree/main/',
      '',
    ],
    [
      'https://github.com/o/r/blob/main/a/b/catalog-info.yaml',
      'file',
      'https://github.com/o/r/tree/main/',
      'a/b',
    ],
    [
      'https://github.com/o/r/tree/main/a/b/',
      'folder',
      'https://github.com/o/r/tree/main/',
      'a/b',
    ],
    [
      'https://github.com/o/r/tree/main/a/b',
      'folder',
      'https://github.com/o/r/tree/main/',
      'a/b',
    ],
    [
      'https://github.com/o/r/tree/main/a%20b/',
      'folder',
      'https://github.com/o/r/tree/main/',
      'a b',
    ],
    [
      'https://github.com/o/r/blob/main/a/catalog-info.yaml',
      'folder',
      'https://github.com/o/r/tree/main/',
      'a',
    ],
    ['https://github.com/o/r', 'folder', 'https://github.com/o/r/', ''],
    [
      'https://ghe.test/o/r/tree/v1/a/',
      'folder',
      'https://ghe.test/o/r/tree/v1/',
      'a',
    ],
    [
      'https://gitlab.com/g/s/r/-/blob/main/a/catalog-info.yaml',
      'file',
      'https://gitlab.com/g/s/r/-/tree/main/',
      'a',
    ],
    [
      'https://gitlab.com/g/s/r/-/tree/main/a/',
      'folder',
      'https://gitlab.com/g/s/r/-/tree/main/',
      'a',
    ],
    [
      'https://gitea.test/o/r/src/branch/main/a/catalog-info.yaml',
      'file',
      'https://gitea.test/o/r/src/branch/main/',
      'a',
    ],
    [
      'https://bitbucket.org/w/r/src/main/a/catalog-info.yaml',
      'file',
      'https://bitbucket.org/w/r/src/main/',
      'a',
    ],
    [
      'https://dev.azure.com/o/p/_git/r?path=/a/catalog-info.yaml',
      'file',
      'https://dev.azure.com/o/p/_git/r',
      'a',
    ],
    [
      'https://dev.azure.com/o/p/_git/r?path=/a/b&version=GBx',
      'folder',
      'https://dev.azure.com/o/p/_git/r?version=GBx',
      'a/b',
    ],
    [
      `${LOCAL}/blob/main/a/catalog-info.yaml`,
      'file',
      `${LOCAL}/tree/main/`,
      'a',
    ],
    [`${LOCAL}/tree/feature~x/`, 'folder', `${LOCAL}/tree/feature~x/`, ''],
    [LOCAL, 'folder', `${LOCAL}/tree/HEAD/`, ''],
    [
      'https://files.test/a/b/catalog-info.yaml',
      'file',
      'https://files.test/a/b/',
      '',
    ],
  ] as const)('takes %s (%s) apart', (url, type, root, folder) => {
    expect(addresses.parse(url, type)).toEqual({ root, folder });
  });

  it.each([
    ['ftp://github.com/o/r', "'ftp:'"],
    ['https://me:secret@github.com/o/r/tree/main/', 'password'],
    ['https://github.com/o/r/tree/main/%2e%2e%2f%2e%2e/x/', "'..'"],
    ['https://dev.azure.com/o/p/_git/r?path=/a/../../b', "'..'"],
    ['no address', 'Invalid URL'],
  ])('refuses %s', (url, message) => {
    expect(() => addresses.parse(url, 'folder')).toThrow(message);
  });

  it.each([
    [
      'https://github.com/o/r/tree/main/',
      'https://github.com/o/r/blob/main/a%23/b%3F.yaml',
      'https://github.com/o/r/blob/abc1234/a%23/b%3F.yaml',
    ],
    [
      'https://github.com/o/r/',
      'https://github.com/o/r/blob/HEAD/a%23/b%3F.yaml',
      'https://github.com/o/r/blob/abc1234/a%23/b%3F.yaml',
    ],
    [
      'https://gitlab.com/g/r/-/tree/main/',
      'https://gitlab.com/g/r/-/blob/main/a%23/b%3F.yaml',
      'https://gitlab.com/g/r/-/blob/abc1234/a%23/b%3F.yaml',
    ],
    [
      'https://gitlab.com/g/r/',
      'https://gitlab.com/g/r/-/blob/HEAD/a%23/b%3F.yaml',
      'https://gitlab.com/g/r/-/blob/abc1234/a%23/b%3F.yaml',
    ],
    [
      `${LOCAL}/tree/main/`,
      `${LOCAL}/blob/main/a%23/b%3F.yaml`,
      '/repositories/team/shop/blob/abc1234/a%23/b%3F.yaml',
    ],
    [
      'https://gitea.test/o/r/src/branch/main/',
      'https://gitea.test/o/r/src/branch/main/a%23/b%3F.yaml',
      'https://gitea.test/o/r/src/branch/main/a%23/b%3F.yaml',
    ],
    [
      'https://files.test/a/b/',
      'https://files.test/a/b/a%23/b%3F.yaml',
      'https://files.test/a/b/a%23/b%3F.yaml',
    ],
  ])('makes addresses of files below %s', (root, file, view) => {
    expect(addresses.fileUrl(root, 'a#/b?.yaml')).toBe(file);
    expect(addresses.viewUrl(root, 'a#/b?.yaml', 'abc1234')).toBe(view);
  });

  it.each([
    ['https://github.com/Acme/Shop/tree/main/', 'github.com/acme/shop', 'main'],
    ['https://github.com/acme/shop.git', 'github.com/acme/shop', undefined],
    ['https://gitlab.com/g/s/r/-/tree/main/', 'gitlab.com/g/s/r', 'main'],
    ['https://gitea.test/o/r/src/branch/v1/', 'gitea.test/o/r', 'v1'],
    [
      `${LOCAL}/tree/HEAD/`,
      'localhost:7007/api/local-git/team/shop',
      undefined,
    ],
    [
      `${LOCAL}/tree/feature~x/`,
      'localhost:7007/api/local-git/team/shop',
      'feature~x',
    ],
  ])('knows repository and branch of %s', (url, identity, branch) => {
    expect(repositoryIdentity(url)).toBe(identity);
    expect(branchOf(url)).toBe(branch);
  });
});
