import { buildQuery } from './buildQuery';
import { CatalogState, parseCatalogState } from './catalogUrlState';

const state = (search: string): CatalogState =>
  parseCatalogState(new URLSearchParams(search), {
    view: 'mine',
    kind: 'component',
  });
const ownershipRefs = ['user:default/ada', 'group:default/team-learning'];
const build = (search: string) =>
  buildQuery({ state: state(search), ownershipRefs, pageSize: 50 });

describe('buildQuery', () => {
  it('asks for what the reader and the teams own', () => {
    expect(build('')).toMatchObject({
      filter: { kind: 'component', 'relations.ownedBy': ownershipRefs },
      limit: 50,
      orderFields: { field: 'metadata.name', order: 'asc' },
    });
  });

  it('asks for all, filtered, sorted and searched', () => {
    expect(
      build(
        'view=all&type=service&type=website&tag=java&q=%20rag%20&sort=-owner',
      ),
    ).toMatchObject({
      filter: {
        kind: 'component',
        'spec.type': ['service', 'website'],
        'metadata.tags': ['java'],
      },
      orderFields: { field: 'spec.owner', order: 'desc' },
      fullTextFilter: { term: 'rag' },
    });
    expect(build('view=all')?.filter).not.toHaveProperty('relations.ownedBy');
    expect(build('view=all')).not.toHaveProperty('fullTextFilter');
  });

  it('keeps an owner filter within what is mine', () => {
    expect(
      build('owner=group%3Adefault%2Fteam-learning&owner=group%3Adefault%2Fx')
        ?.filter,
    ).toMatchObject({ 'relations.ownedBy': ['group:default/team-learning'] });
  });

  it('asks nothing where nothing can match', () => {
    expect(build('owner=group%3Adefault%2Fsomebody-else')).toBeUndefined();
    expect(
      buildQuery({ state: state(''), ownershipRefs: [], pageSize: 50 }),
    ).toBeUndefined();
  });

  it('finds a page by number', () => {
    expect(build('view=all&page=3')).toMatchObject({ offset: 100, limit: 50 });
    expect(build('view=all')).not.toHaveProperty('offset');
  });

  it('sorts by name where a column can’t be sorted', () => {
    expect(build('view=all&sort=uid;drop')?.orderFields).toEqual({
      field: 'metadata.name',
      order: 'asc',
    });
  });
});
