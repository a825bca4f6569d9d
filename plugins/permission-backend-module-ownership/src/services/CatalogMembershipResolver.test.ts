import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogMembershipResolver } from './CatalogMembershipResolver';

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    relations: parent
      ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
      : [],
  };
}

function user(name: string, ...groups: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    relations: groups.map(target => ({
      type: 'memberOf',
      targetRef: `group:default/${target}`,
    })),
  };
}

function resolver(platformGroups = ['group:default/platform']) {
  return new CatalogMembershipResolver({
    auth: mockServices.auth(),
    platformGroups,
    catalog: catalogServiceMock({
      entities: [
        group('engineering', 'quizmentor'),
        group('quizmentor'),
        group('learning', 'engineering'),
        group('platform', 'engineering'),
        group('sre', 'platform'),
        group('egg', 'hen'),
        group('hen', 'egg'),
        user('ada', 'learning'),
        user('lea', 'engineering'),
        user('noor', 'sre'),
        user('eve', 'egg'),
      ],
    }),
  });
}

function person(name: string, ...groups: string[]) {
  const userEntityRef = `user:default/${name}`;
  return {
    userEntityRef,
    ownershipEntityRefs: [
      userEntityRef,
      ...groups.map(target => `group:default/${target}`),
    ],
  };
}

describe('CatalogMembershipResolver', () => {
  it('adds every group above the direct ones', async () => {
    await expect(
      resolver().resolve(person('ada', 'learning')),
    ).resolves.toEqual({
      userEntityRef: 'user:default/ada',
      isMember: true,
      isPlatform: false,
      entityRefs: [
        'user:default/ada',
        'group:default/learning',
        'group:default/engineering',
        'group:default/quizmentor',
      ],
    });
  });

  it('does not go down to child groups', async () => {
    const { entityRefs } = await resolver().resolve(
      person('lea', 'engineering'),
    );
    expect(entityRefs).not.toContain('group:default/learning');
    expect(entityRefs).not.toContain('group:default/platform');
  });

  it('counts a member of a group below the platform group', async () => {
    await expect(
      resolver().resolve(person('noor', 'sre')),
    ).resolves.toMatchObject({ isPlatform: true });
  });

  it('takes groups from the catalog too, when sign-in knew none', async () => {
    const { entityRefs } = await resolver().resolve(person('ada'));
    expect(entityRefs).toContain('group:default/learning');
  });

  it('grants nothing to somebody without a user entity', async () => {
    await expect(
      resolver().resolve(person('ghost', 'platform')),
    ).resolves.toEqual({
      userEntityRef: 'user:default/ghost',
      isMember: false,
      isPlatform: false,
      entityRefs: ['user:default/ghost'],
    });
  });

  it('ends when groups contain each other', async () => {
    const { entityRefs } = await resolver().resolve(person('eve', 'egg'));
    expect(entityRefs).toEqual([
      'user:default/eve',
      'group:default/egg',
      'group:default/hen',
    ]);
  });
});
