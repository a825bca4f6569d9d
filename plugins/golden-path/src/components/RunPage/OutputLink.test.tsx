import { linkTarget } from './OutputLink';

describe('linkTarget', () => {
  it.each([
    [
      '/catalog/default/component/a',
      { kind: 'page', to: '/catalog/default/component/a' },
    ],
    [
      'http://localhost:7007/repositories/a/b?x=1#y',
      { kind: 'page', to: '/repositories/a/b?x=1#y' },
    ],
    [
      'http://localhost:7007/api/local-git/a/b.git',
      { kind: 'site', href: 'http://localhost:7007/api/local-git/a/b.git' },
    ],
    [
      'https://github.com/a/b',
      { kind: 'site', href: 'https://github.com/a/b' },
    ],
    // eslint-disable-next-line no-script-url -- what an attacker would write
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['http://[', undefined],
  ])('sorts %s', (address, target) => {
    expect(linkTarget(address, 'http://localhost:7007')).toEqual(target);
  });

  it('knows a portal below a path', () => {
    const base = 'https://acme.example/portal/';
    expect(linkTarget('https://acme.example/portal/catalog', base)).toEqual({
      kind: 'page',
      to: '/catalog',
    });
    expect(linkTarget('https://acme.example/wiki', base)).toEqual({
      kind: 'site',
      href: 'https://acme.example/wiki',
    });
  });
});
