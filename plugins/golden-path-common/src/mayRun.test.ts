import type { Entity } from '@backstage/catalog-model';
import { mayRun, runnersOf } from './mayRun';

const template = (runBy?: string): Pick<Entity, 'metadata'> => ({
  metadata: {
    name: 'x',
    annotations: runBy === undefined ? {} : { 'causeway.dev/run-by': runBy },
  },
});

describe('mayRun', () => {
  it.each([
    [undefined, [], true],
    [
      'group:default/platform',
      ['user:default/noor', 'group:default/platform'],
      true,
    ],
    ['platform', ['group:default/platform'], true],
    ['Group:default/Platform', ['group:default/platform'], true],
    ['group:default/a, user:default/ada', ['user:default/ada'], true],
    ['group:default/platform', ['group:default/learning'], false],
    ['group:default/platform', [], false],
    ['platform', ['user:default/platform'], false],
    ['', ['group:default/platform'], false],
    [':/,', ['group:default/platform'], false],
  ])('with %j, %j: %s', (runBy, refs, expected) => {
    expect(mayRun(template(runBy), refs)).toBe(expected);
  });

  it('names who may', () => {
    expect(runnersOf(template('platform, user:default/ada'))).toEqual([
      'group:default/platform',
      'user:default/ada',
    ]);
    expect(runnersOf(template())).toBeUndefined();
  });
});
