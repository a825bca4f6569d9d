import { readVisits, recordVisit, visitOf } from './visits';

beforeEach(() => localStorage.clear());

describe('visitOf', () => {
  it.each([
    [
      '/catalog/default/component/rag-api/kubernetes',
      {
        path: '/catalog/default/component/rag-api',
        name: 'rag-api',
        kind: 'component',
      },
    ],
    [
      '/repositories/learning/rag-api/tree/main',
      {
        path: '/repositories/learning/rag-api',
        name: 'learning/rag-api',
        kind: 'repository',
      },
    ],
    [
      '/create/templates/default/resilient-api',
      {
        path: '/create/templates/default/resilient-api',
        name: 'resilient-api',
        kind: 'template',
      },
    ],
    ['/catalog', undefined],
    ['/catalog/default/component/%E0%A4%A', undefined],
    ['/settings/general', undefined],
  ])('reads %s', (path, visit) => {
    expect(visitOf(path)).toEqual(visit);
  });
});

describe('the visits of a person', () => {
  const visit = (name: string) => ({
    path: `/catalog/default/component/${name}`,
    name,
    kind: 'component',
  });

  it('are newest first, once each, and not without end', () => {
    for (let n = 0; n < 20; n++) {
      recordVisit('user:default/ada', visit(`s${n}`));
    }
    recordVisit('user:default/ada', visit('s15'));
    const names = readVisits('user:default/ada').map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['s15', 's19', 's18']);
    expect(names).toHaveLength(12);
  });

  it("are nobody else's", () => {
    recordVisit('user:default/ada', visit('rag-api'));
    expect(readVisits('user:default/noor')).toEqual([]);
  });

  it.each([
    '{',
    '5',
    '[null, {"path": "https://evil.example", "name": "x", "kind": "y"}]',
  ])('are none when what is stored is %s', stored => {
    localStorage.setItem('causeway.visits.user:default/ada', stored);
    expect(readVisits('user:default/ada')).toEqual([]);
  });
});
