import { createMockDirectory } from '@backstage/backend-test-utils';
import type { CheckContext, Checker, Found, Need } from './Checker';
import type { Render } from './Render';
import { ResultCache } from './ResultCache';
import { RenderedCombination, runChecks } from './runChecks';
import { Toolbox } from './Toolbox';

const folder = createMockDirectory();

function renderOf(texts: Record<string, string>): Render {
  return {
    dir: folder.path,
    files: Object.keys(texts),
    texts: new Map(Object.entries(texts)),
  };
}

function combination(
  id: string,
  texts: Record<string, string>,
  isMain = true,
): RenderedCombination {
  return { template: 'api', id, answers: {}, isMain, render: renderOf(texts) };
}

/** A checker of the file `a`, which finds every text that has "bad" in it. */
function checkerOf(changes: Partial<Checker> = {}) {
  const run = jest.fn(
    async ({ render }: CheckContext): Promise<Found[]> =>
      render.texts.get('a')?.includes('bad')
        ? [{ file: 'a', line: 1, message: 'is bad' }]
        : [],
  );
  const checker: Checker = {
    id: 'fake',
    title: 'a fake',
    needs: [],
    scope: 'every',
    reads: render => render.files.filter(file => file === 'a'),
    run,
    ...changes,
  };
  return { checker, run };
}

function check(
  combinations: RenderedCombination[],
  checker: Checker,
  cacheDir?: string,
) {
  return runChecks({
    combinations,
    checkers: [checker],
    toolbox: new Toolbox({ dir: folder.path, path: process.env.PATH }),
    cache: new ResultCache(cacheDir),
    parallel: 2,
  });
}

beforeEach(() => folder.clear());

describe('runChecks', () => {
  it('looks at the same input once, and tells every combination that has it', async () => {
    const { checker, run } = checkerOf();
    const { cells, checkers } = await check(
      [
        combination('1', { a: 'bad', b: '1' }),
        combination('2', { a: 'bad', b: '2' }),
        combination('3', { a: 'good' }),
      ],
      checker,
    );
    expect(run).toHaveBeenCalledTimes(2);
    expect(checkers).toMatchObject([{ id: 'fake', runs: 2, missing: [] }]);
    const finding = { checker: 'fake', file: 'a', line: 1, message: 'is bad' };
    expect(cells.map(row => row.get('fake'))).toEqual([
      { state: 'checked', findings: [finding] },
      { state: 'checked', findings: [finding] },
      { state: 'checked', findings: [] },
    ]);
  });

  it('compares only what a checker calls relevant', async () => {
    const { checker, run } = checkerOf({
      relevant: (_, text) => text.replace(/\d+/g, ''),
    });
    await check(
      [combination('1', { a: 'x1' }), combination('2', { a: 'x22' })],
      checker,
    );
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('goes by what a checker makes of the files, where it says so', async () => {
    const { checker, run } = checkerOf({
      input: async ({ render }) => `${render.texts.get('a')?.length}`,
    });
    const { cells } = await check(
      [combination('1', { a: 'x' }), combination('2', { a: 'y' })],
      checker,
    );
    expect(run).toHaveBeenCalledTimes(1);
    expect(cells.map(row => row.get('fake')?.state)).toEqual([
      'checked',
      'checked',
    ]);
  });

  it('looks at each text where a checker can not make of it what it goes by', async () => {
    const { checker, run } = checkerOf({
      input: async () => {
        throw new Error('no objects');
      },
    });
    await check(
      [combination('1', { a: 'x' }), combination('2', { a: 'bad' })],
      checker,
    );
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('tells apart what has nothing to look at, and combinations that a slow checker leaves out', async () => {
    const { checker, run } = checkerOf({ scope: 'main' });
    const { cells } = await check(
      [combination('1', { b: '' }), combination('2', { a: '' }, false)],
      checker,
    );
    expect(run).not.toHaveBeenCalled();
    expect(cells.map(row => row.get('fake'))).toEqual([
      { state: 'not-applicable' },
      { state: 'not-applicable' },
    ]);
  });

  it('never passes a checker that is not there', async () => {
    const need: Need = {
      name: 'fakelint',
      get: 'install fakelint',
      isThere: () => false,
      version: async () => '',
    };
    const { checker, run } = checkerOf({ needs: [need] });
    const { cells, checkers } = await check(
      [combination('1', { a: '' })],
      checker,
    );
    expect(run).not.toHaveBeenCalled();
    expect(cells[0].get('fake')).toEqual({ state: 'not-checked' });
    expect(checkers[0].missing).toEqual([
      { name: 'fakelint', get: 'install fakelint' },
    ]);
  });

  it('takes a checker that breaks for a finding', async () => {
    const { checker } = checkerOf({
      run: async () => {
        throw new Error('no such option');
      },
    });
    const { cells } = await check([combination('1', { a: '' })], checker);
    expect(cells[0].get('fake')).toEqual({
      state: 'checked',
      findings: [
        {
          checker: 'fake',
          rule: 'failed',
          file: '',
          message: 'no such option',
        },
      ],
    });
  });

  it('gives all inputs at once to a checker that takes them so', async () => {
    const runAll = jest.fn(async (contexts: readonly CheckContext[]) =>
      contexts.map(({ render }) => [
        { file: 'a', message: render.texts.get('a') ?? '' },
      ]),
    );
    const { checker } = checkerOf({ runAll });
    const { cells, checkers } = await check(
      [combination('1', { a: 'x' }), combination('2', { a: 'y' })],
      checker,
    );
    expect(runAll).toHaveBeenCalledTimes(1);
    expect(checkers[0].runs).toBe(2);
    expect(cells.map(row => row.get('fake'))).toMatchObject([
      { findings: [{ message: 'x' }] },
      { findings: [{ message: 'y' }] },
    ]);
  });

  it('remembers what was clean, looks again at what was not, and when a version changes', async () => {
    let version = '1';
    const need: Need = {
      name: 'fakelint',
      get: '',
      isThere: () => true,
      version: async () => version,
    };
    const { checker, run } = checkerOf({ needs: [need] });
    const combinations = [
      combination('1', { a: 'bad' }),
      combination('2', { a: 'good' }),
    ];
    const cache = folder.resolve('cache');
    await check(combinations, checker, cache);
    expect(run).toHaveBeenCalledTimes(2);
    const { checkers, cells } = await check(combinations, checker, cache);
    expect(run).toHaveBeenCalledTimes(3);
    expect(checkers[0]).toMatchObject({ runs: 1, remembered: 1 });
    expect(checkers[0].rememberedSeconds).toBeGreaterThan(0);
    expect(cells[1].get('fake')).toEqual({ state: 'checked', findings: [] });
    version = '2';
    await check(combinations, checker, cache);
    expect(run).toHaveBeenCalledTimes(5);
  });
});
