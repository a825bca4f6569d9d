import { mockApis } from '@backstage/frontend-test-utils';
import { configuredGitHosts, parseRepoUrl } from './gitHosts';

describe('configuredGitHosts', () => {
  it('lists what somebody configured, and nothing else', () => {
    const config = mockApis.config({
      data: {
        integrations: {
          github: [{ host: 'github.com' }, { host: 'ghe.acme.example' }],
          gitea: [{ host: 'gitea.acme.example' }],
          azure: [{ host: 'dev.azure.com' }],
        },
      },
    });
    expect(configuredGitHosts(config)).toEqual([
      { host: 'github.com', product: 'GitHub' },
      { host: 'ghe.acme.example', product: 'GitHub' },
      { host: 'gitea.acme.example', product: 'Gitea' },
    ]);
    expect(configuredGitHosts(mockApis.config())).toEqual([]);
  });
});

describe('parseRepoUrl', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['no host', undefined],
    ['github.com', { host: 'github.com' }],
    [
      'ghe.acme.example:8443?owner=a%20b&repo=c',
      { host: 'ghe.acme.example:8443', owner: 'a b', repo: 'c' },
    ],
  ])('reads %s', (repoUrl, target) => {
    expect(parseRepoUrl(repoUrl)).toEqual(target);
  });
});
