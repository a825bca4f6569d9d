import { mockServices } from '@backstage/backend-test-utils';
import { readOwnershipPolicyConfig } from './config';

function read(permissions?: object) {
  return readOwnershipPolicyConfig(
    mockServices.rootConfig({ data: { causeway: { permissions } } }),
  );
}

describe('readOwnershipPolicyConfig', () => {
  it('has defaults', () => {
    expect(read()).toEqual({ platformGroups: [], membershipCacheMs: 60_000 });
  });

  it('takes short and full group names, and durations', () => {
    expect(
      read({
        platformGroups: ['platform', 'Group:ops/SRE'],
        membershipCache: { seconds: 5 },
      }),
    ).toEqual({
      platformGroups: ['group:default/platform', 'group:ops/sre'],
      membershipCacheMs: 5000,
    });
  });

  it('refuses what is not a group', () => {
    expect(() => read({ platformGroups: ['user:default/noor'] })).toThrow(
      "names 'user:default/noor', which is not a group",
    );
  });
});
