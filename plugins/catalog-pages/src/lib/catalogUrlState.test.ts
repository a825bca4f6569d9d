import {
  CatalogDefaults,
  formatCatalogState,
  parseCatalogState,
} from './catalogUrlState';

const defaults: CatalogDefaults = { view: 'mine', kind: 'component' };
const parse = (search: string) =>
  parseCatalogState(new URLSearchParams(search), defaults);

describe('the catalog page’s address', () => {
  it('means the defaults when it is empty', () => {
    expect(parse('')).toEqual({
      view: 'mine',
      kind: 'component',
      text: '',
      filters: {},
      sort: 'name',
      descending: false,
      page: 1,
    });
  });

  it.each([
    '',
    'view=all&kind=api&q=rag&owner=group%3Adefault%2Fa&owner=user%3Adefault%2Fb&tag=java&sort=-owner&page=3',
    'view=starred',
  ])('comes back the same: %s', search => {
    expect(formatCatalogState(parse(search), defaults).toString()).toBe(search);
  });

  it.each([
    ['view=everything', { view: 'mine' }],
    ['kind=<script>', { kind: 'component' }],
    ['page=-1', { page: 1 }],
    ['page=1.5', { page: 1 }],
    ['page=99999999999', { page: 1 }],
    ['owner=', { filters: {} }],
    ['tag=a&tag=a', { filters: { tag: ['a'] } }],
    ['kind=API', { kind: 'api' }],
  ])('takes %s for %j', (search, expected) => {
    expect(parse(search)).toMatchObject(expected);
  });

  it('bounds what an address may carry', () => {
    const many = Array.from({ length: 200 }, (_, i) => `tag=t${i}`).join('&');
    const state = parse(`q=${'x'.repeat(5000)}&${many}`);
    expect(state.text).toHaveLength(200);
    expect(state.filters.tag).toHaveLength(50);
  });

  it('has no "mine" for kinds without owners', () => {
    expect(parse('view=mine&kind=group').view).toBe('all');
  });
});
