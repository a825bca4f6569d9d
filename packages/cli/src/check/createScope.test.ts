import type { Checker, Scope } from './Checker';
import { createScope } from './createScope';
import type { RenderedCombination } from './runChecks';

function combination(
  template: string,
  id: string,
  texts: Record<string, string>,
): RenderedCombination {
  return {
    template,
    id,
    answers: {},
    isMain: ['default', 'hostile'].includes(id),
    render: {
      dir: '/nowhere',
      files: Object.keys(texts),
      texts: new Map(Object.entries(texts)),
    },
  };
}

const combinations = [
  combination('api', 'default', { code: 'x\n1', other: '1' }),
  combination('api', 'hostile', { code: 'x\n2', other: '1' }),
  combination('api', '1', { code: 'x\n1', other: '2' }),
  combination('api', '2', { code: 'x\n3', other: '1' }),
  combination('api', '3', { code: 'x\n3', other: '1' }),
  combination('web', 'default', { code: 'x\n3' }),
];

function seen(
  scopes: Pick<Checker, 'scope' | 'quickScope' | 'varies'>,
  options: { isQuick?: boolean; isWhole?: boolean } = {},
): string[] {
  const checker: Checker = {
    id: 'fake',
    title: 'a fake',
    needs: [],
    reads: render => render.files.filter(file => file === 'code'),
    run: async () => [],
    ...scopes,
  };
  const looksAt = createScope({ checker, combinations, ...options });
  return combinations
    .filter((_, index) => looksAt(index))
    .map(({ template, id }) => `${template} ${id}`);
}

describe('createScope', () => {
  it.each<[Scope, string[]]>([
    [
      'every',
      ['api default', 'api hostile', 'api 1', 'api 2', 'api 3', 'web default'],
    ],
    ['lines', ['api default', 'api hostile', 'api 2', 'web default']],
    ['main', ['api default', 'api hostile', 'web default']],
    ['default', ['api default', 'web default']],
  ])('%s', (scope, expected) => {
    expect(seen({ scope })).toEqual(expected);
  });

  it('takes what covers the lines of some files only, if told', () => {
    const varies: Checker['varies'] = render =>
      render.files.filter(file => file === 'other');

    expect(seen({ scope: 'lines', varies })).toEqual([
      'api default',
      'api hostile',
      'api 1',
      'web default',
    ]);
  });

  it('goes by the other scope when there is little time', () => {
    const scopes = { scope: 'every', quickScope: 'default' } as const;

    expect(seen(scopes, { isQuick: true })).toEqual([
      'api default',
      'web default',
    ]);
    expect(seen({ scope: 'main' }, { isQuick: true })).toHaveLength(3);
    expect(seen(scopes)).toHaveLength(6);
  });

  it('is everything for the slowest too when everything was asked for', () => {
    expect(seen({ scope: 'lines' }, { isWhole: true })).toHaveLength(6);
    expect(
      seen(
        { scope: 'lines', quickScope: 'main' },
        { isWhole: true, isQuick: true },
      ),
    ).toHaveLength(3);
  });
});
