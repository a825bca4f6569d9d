import { testEntity } from '../testing/entities';
import { entityTitle, refKind, refName, specRef } from './refs';

describe('refs', () => {
  it.each([
    [{ name: 'a' }, 'a'],
    [{ name: 'a', title: 'A service' }, 'A service'],
    [{ name: 'a', title: ' ' }, 'a'],
    [
      { name: 'a', title: 'T', spec: { profile: { displayName: 'Ada' } } },
      'Ada',
    ],
    [{ name: 'a', spec: { profile: 'text' } }, 'a'],
  ])('calls %j %s', (options, expected) => {
    expect(entityTitle(testEntity(options))).toBe(expected);
  });

  it.each([
    ['team-learning', 'group:default/team-learning'],
    ['user:guests/Ada', 'user:guests/ada'],
    [':', undefined],
    [undefined, undefined],
    [12, undefined],
  ])('makes the owner %j the ref %s', (owner, expected) => {
    const entity = testEntity({
      name: 'a',
      spec: owner === undefined ? {} : { owner },
    });
    expect(specRef(entity, 'owner', 'group')).toBe(expected);
  });

  it('takes refs apart', () => {
    expect(refName('component:default/rag-api')).toBe('rag-api');
    expect(refName('component:rag-api')).toBe('rag-api');
    expect(refKind('Component:default/rag-api')).toBe('component');
    expect(refKind('rag-api')).toBe('');
  });
});
