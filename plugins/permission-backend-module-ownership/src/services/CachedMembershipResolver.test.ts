import { CachedMembershipResolver } from './CachedMembershipResolver';

const ada = {
  userEntityRef: 'user:default/ada',
  ownershipEntityRefs: ['user:default/ada', 'group:default/learning'],
};

function setup() {
  let nowMs = 0;
  const resolve = jest.fn(async ({ userEntityRef }: typeof ada) => ({
    userEntityRef,
    isMember: true,
    isPlatform: false,
    entityRefs: [userEntityRef],
  }));
  const cache = new CachedMembershipResolver({
    inner: { resolve },
    ttlMs: 1000,
    now: () => nowMs,
  });
  return {
    cache,
    resolve,
    wait: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('CachedMembershipResolver', () => {
  it('asks once for questions at the same time and soon after', async () => {
    const { cache, resolve, wait } = setup();
    await Promise.all([cache.resolve(ada), cache.resolve(ada)]);
    wait(999);
    await cache.resolve(ada);
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it('asks again when the time is over', async () => {
    const { cache, resolve, wait } = setup();
    await cache.resolve(ada);
    wait(1000);
    await cache.resolve(ada);
    expect(resolve).toHaveBeenCalledTimes(2);
  });

  it('keeps people and sign-ins apart', async () => {
    const { cache, resolve } = setup();
    await cache.resolve(ada);
    await cache.resolve({ ...ada, userEntityRef: 'user:default/kofi' });
    await cache.resolve({ ...ada, ownershipEntityRefs: ['user:default/ada'] });
    expect(resolve).toHaveBeenCalledTimes(3);
  });

  it('does not remember a failure', async () => {
    const { cache, resolve } = setup();
    resolve.mockRejectedValueOnce(new Error('catalog is down'));
    await expect(cache.resolve(ada)).rejects.toThrow('catalog is down');
    await expect(cache.resolve(ada)).resolves.toMatchObject({ isMember: true });
  });
});
