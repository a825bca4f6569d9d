import { SessionIdentity } from './SessionIdentity';

const discoveryApi = {
  getBaseUrl: async (plugin: string) => `http://localhost/api/${plugin}`,
};

function token(expiresInSeconds: number): string {
  const exp = Math.floor(Date.now() / 1000) + expiresInSeconds;
  return `head.${btoa(JSON.stringify({ exp }))}.signature`;
}

function session(expiresInSeconds: number) {
  return Response.json({
    profile: { displayName: 'Ada Reyes' },
    backstageIdentity: {
      token: token(expiresInSeconds),
      identity: {
        type: 'user',
        userEntityRef: 'user:default/ada',
        ownershipEntityRefs: ['user:default/ada', 'group:default/learning'],
      },
    },
  });
}

function identity(choice: { provider: string; person?: string }) {
  const onRefused = jest.fn();
  const onSignOut = jest.fn();
  const created = SessionIdentity.create({
    choice,
    discoveryApi,
    onRefused,
    onSignOut,
  });
  return { identity: created, onRefused, onSignOut };
}

const ada = { provider: 'local-people', person: 'user:default/ada' };

describe('SessionIdentity', () => {
  let fetchIt: jest.SpyInstance;

  beforeEach(() => {
    fetchIt = jest.spyOn(global, 'fetch');
  });
  afterEach(() => fetchIt.mockRestore());

  it('asks for the person by POST, once for all that need it', async () => {
    fetchIt.mockResolvedValue(session(3600));
    const { identity: it } = identity(ada);
    const [profile, who, credentials] = await Promise.all([
      it.getProfileInfo(),
      it.getBackstageIdentity(),
      it.getCredentials(),
    ]);
    expect(profile.displayName).toBe('Ada Reyes');
    expect(who.ownershipEntityRefs).toContain('group:default/learning');
    expect(credentials.token).toMatch(/^head\./);
    expect(fetchIt).toHaveBeenCalledTimes(1);
    expect(fetchIt).toHaveBeenCalledWith(
      'http://localhost/api/auth/local-people/refresh',
      expect.objectContaining({
        method: 'POST',
        body: '{"person":"user:default/ada"}',
        headers: expect.objectContaining({
          'X-Requested-With': 'XMLHttpRequest',
        }),
      }),
    );
  });

  it('asks again before the token ends', async () => {
    fetchIt.mockImplementation(async () => session(60));
    const { identity: it } = identity({ provider: 'guest' });
    await it.getCredentials();
    await it.getCredentials();
    expect(fetchIt).toHaveBeenCalledTimes(2);
  });

  it('tries again after the backend was away, and keeps the choice', async () => {
    fetchIt.mockResolvedValueOnce(new Response('', { status: 503 }));
    fetchIt.mockResolvedValueOnce(session(3600));
    const { identity: it, onRefused } = identity(ada);
    await expect(it.getCredentials()).rejects.toThrow(/503/);
    await expect(it.getCredentials()).resolves.toHaveProperty('token');
    expect(onRefused).not.toHaveBeenCalled();
  });

  it.each([400, 401, 403, 404])(
    'gives the choice up when the backend answers %i',
    async status => {
      fetchIt.mockResolvedValue(new Response('', { status }));
      const { identity: it, onRefused } = identity(ada);
      await expect(it.start()).rejects.toThrow();
      expect(onRefused).toHaveBeenCalledTimes(1);
    },
  );

  it('forgets on sign-out', async () => {
    const { identity: it, onSignOut } = identity(ada);
    await it.signOut();
    expect(onSignOut).toHaveBeenCalled();
    expect(fetchIt).not.toHaveBeenCalled();
  });
});
