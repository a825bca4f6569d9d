import { testEntity } from '../testing/entities';
import { relationGroups } from './relationGroups';

describe('relationGroups', () => {
  it('groups by relation in the order people need, without owner and system', () => {
    const entity = testEntity({
      name: 'rag-api',
      relations: {
        ownedBy: ['group:default/a'],
        partOf: ['system:default/quizmentor'],
        dependencyOf: ['component:default/web'],
        dependsOn: ['resource:default/db', 'component:default/b'],
        replicatesTo: ['component:default/copy'],
      },
    });
    expect(relationGroups(entity)).toEqual([
      {
        id: 'dependsOn',
        title: 'Depends on',
        refs: ['component:default/b', 'resource:default/db'],
      },
      { id: 'dependencyOf', title: 'Used by', refs: ['component:default/web'] },
      {
        id: 'replicatesTo',
        title: 'Replicates to',
        refs: ['component:default/copy'],
      },
    ]);
  });

  it('lists an entity once, however often it is named', () => {
    const entity = testEntity({
      name: 'a',
      relations: { dependsOn: ['component:default/b', 'component:default/b'] },
    });
    expect(relationGroups(entity)[0].refs).toEqual(['component:default/b']);
  });
});
