import { normaliseTabPath, orderTabs } from './tabs';

describe('tabs', () => {
  it('stand in the given order, unknown ones behind as they come', () => {
    const tabs = ['/zeta', 'kubernetes', '/alpha', '/', '/slos/'].map(path => ({
      path,
    }));
    expect(orderTabs(tabs, ['/', '/slos', '/kubernetes'])).toEqual(
      ['/', '/slos/', 'kubernetes', '/zeta', '/alpha'].map(path => ({ path })),
    );
  });

  it.each([
    ['', '/'],
    ['/', '/'],
    ['kubernetes', '/kubernetes'],
    ['/kubernetes/*', '/kubernetes'],
    ['/a/b/', '/a/b'],
  ])('reads the path %j as %s', (path, expected) => {
    expect(normaliseTabPath(path)).toBe(expected);
  });
});
