import { linkOf } from './linkOf';

const base = 'https://portal.example.com/causeway/';

describe('linkOf', () => {
  it.each([
    ['/create/tasks/1', { to: '/create/tasks/1' }],
    ['create/tasks/1?a=b#c', { to: '/create/tasks/1?a=b#c' }],
    [`${base}catalog`, { to: '/catalog' }],
    ['https://example.com/x', { href: 'https://example.com/x' }],
    [
      'https://portal.example.com/other',
      { href: 'https://portal.example.com/other' },
    ],
    ['///evil.example.com/x', { href: 'https://evil.example.com/x' }],
    // eslint-disable-next-line no-script-url -- what an attacker would write
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['http://', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (link, expected) => {
    expect(linkOf(link, base)).toEqual(expected);
  });
});
