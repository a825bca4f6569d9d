import { currentEntry } from './currentEntry';

const entries = [
  '/',
  '/catalog',
  '/catalog?kind=api&view=all',
  '/create',
  '/cost',
].map(href => ({ href }));

describe('currentEntry', () => {
  it.each([
    ['/', '', '/'],
    ['/catalog', '', '/catalog'],
    ['/catalog', '?kind=system', '/catalog'],
    ['/catalog', '?view=all&kind=api&text=x', '/catalog?kind=api&view=all'],
    ['/catalog/default/component/rag-api', '', '/catalog'],
    ['/create/tasks/1', '', '/create'],
    ['/catalog-import', '', undefined],
    ['/nowhere', '', undefined],
  ])('takes %s%s to be under %s', (pathname, search, href) => {
    expect(currentEntry(entries, { pathname, search })?.href).toBe(href);
  });
});
