import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import authModuleLocalPeople from './index';

const ada = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada', namespace: 'default' },
  spec: { profile: { displayName: 'Ada Reyes' }, memberOf: ['learning'] },
  relations: [{ type: 'memberOf', targetRef: 'group:default/learning' }],
};

const people = [
  { entityRef: 'user:default/ada', role: 'Engineer', may: 'Changes things' },
  { entityRef: 'user:default/late', role: 'Engineer', may: 'Changes things' },
  {
    entityRef: 'user:default/guest',
    name: 'Guest',
    role: 'Visitor',
    may: 'Reads',
    guest: true,
  },
];

type JsonObject = NonNullable<
  NonNullable<Parameters<typeof mockServices.rootConfig>[0]>['data']
>;

interface Setting {
  localMode?: boolean;
  listen?: JsonObject | string;
  provider?: boolean;
  people?: JsonObject[];
}

function backendWith(setting: Setting) {
  const data = {
    app: { baseUrl: 'http://localhost:7007' },
    backend: {
      baseUrl: 'http://localhost:7007',
      listen: setting.listen ?? { host: '127.0.0.1', port: 0 },
      cors: { origin: 'http://localhost:3000' },
    },
    auth: {
      providers: setting.provider === false ? {} : { 'local-people': {} },
    },
    causeway: {
      localMode: setting.localMode ?? true,
      signIn: { people: setting.people ?? people },
    },
  };
  return startTestBackend({
    features: [
      authPlugin,
      authModuleLocalPeople,
      mockServices.rootConfig.factory({ data }),
      catalogServiceMock.factory({ entities: [ada] }),
    ],
  });
}

type Server = Awaited<ReturnType<typeof startTestBackend>>['server'];

function signIn(server: Server, body: object) {
  return request(server)
    .post('/api/auth/local-people/refresh')
    .set('X-Requested-With', 'XMLHttpRequest')
    .set('Host', 'localhost:7007')
    .send(body);
}

function claims(token: string): { sub: string; ent?: string[] } {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
}

describe('sign-in in local mode', () => {
  let server: Server;

  beforeAll(async () => {
    ({ server } = await backendWith({}));
  });

  it('gives a session as a user of the catalog, with the groups they are in', async () => {
    const { status, body, headers } = await signIn(server, {
      person: 'user:default/ada',
    });
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body.profile.displayName).toBe('Ada Reyes');
    expect(claims(body.backstageIdentity.token).sub).toBe('user:default/ada');
    expect(body.backstageIdentity.identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs: ['user:default/ada', 'group:default/learning'],
    });
  });

  it('gives a guest a session that belongs to no group', async () => {
    const { status, body } = await signIn(server, {
      person: 'user:default/guest',
    });
    expect(status).toBe(200);
    expect(body.profile.displayName).toBe('Guest');
    expect(body.backstageIdentity.identity.ownershipEntityRefs).toEqual([
      'user:default/guest',
    ]);
  });

  it('says that a person is not in the catalog yet', async () => {
    const { status, body } = await signIn(server, {
      person: 'user:default/late',
    });
    expect(status).toBe(503);
    expect(body.error.message).toContain("isn't in the catalog yet");
  });

  it.each(['user:default/root', 'user:other/ada', 'group:default/learning'])(
    'refuses %s, who is not on the list',
    async person => {
      const { status, body } = await signIn(server, { person });
      expect(status).toBe(403);
      expect(body.backstageIdentity).toBeUndefined();
    },
  );

  it.each([
    ['nobody', {}],
    ['a list', { person: ['user:default/ada'] }],
    ['a reference that is none', { person: 'user:default/' }],
    ['more than is asked', { person: 'user:default/ada', ent: ['x'] }],
  ])('refuses a request for %s', async (_, body) => {
    expect((await signIn(server, body)).status).toBe(400);
  });

  it.each([
    ['a page of another site', { Origin: 'https://evil.example' }, 403],
    ['a sandboxed page', { Origin: 'null' }, 403],
    ['another local app', { Origin: 'http://localhost:8080' }, 403],
    ['a name pointed at this machine', { Host: 'evil.example:7007' }, 403],
    ['a plain form', { 'X-Requested-With': '' }, 403],
    ['the portal', { Origin: 'http://localhost:7007' }, 200],
    ['the hot reload', { Origin: 'http://localhost:3000' }, 200],
  ])('answers a request from %s', async (_, headers, status) => {
    const response = await signIn(server, {
      person: 'user:default/ada',
    }).set(headers);
    expect(response.status).toBe(status);
  });

  it('is no link that could be followed', async () => {
    const response = await request(server)
      .get('/api/auth/local-people/refresh')
      .query({ person: 'user:default/ada' })
      .set('X-Requested-With', 'XMLHttpRequest')
      .set('Host', 'localhost:7007');
    expect(response.status).toBe(400);
  });

  it.each(['start', 'handler/frame'])('has no %s', async path => {
    const { status } = await request(server).get(
      `/api/auth/local-people/${path}`,
    );
    expect(status).toBe(501);
  });
});

describe('outside local mode', () => {
  it('does not exist', async () => {
    const { server } = await backendWith({
      localMode: false,
      provider: false,
    });
    const { status } = await signIn(server, { person: 'user:default/ada' });
    expect(status).toBe(404);
  });

  it('stops the start if it is configured all the same', async () => {
    await expect(backendWith({ localMode: false })).rejects.toThrow(
      /works in local mode only/,
    );
  });

  it.each([
    ['every network', { port: 0 }],
    ['an address of the network', { host: '0.0.0.0', port: 0 }],
    ['a name', { host: 'portal.example', port: 0 }],
    ['every network, in short', ':7007'],
    ['an address, in short', '10.0.0.1:7007'],
  ])('stops the start when it listens on %s', async (_, listen) => {
    await expect(backendWith({ listen })).rejects.toThrow(/backend\.listen/);
  });
});

describe('the list of people', () => {
  it.each([
    ['a group', [{ ...people[0], entityRef: 'group:default/learning' }]],
    ['somebody twice', [people[0], people[0]]],
    ['somebody without a role', [{ entityRef: 'user:default/ada', may: 'x' }]],
  ])('must not have %s', async (_, wrong) => {
    await expect(backendWith({ people: wrong })).rejects.toThrow(
      /causeway\.signIn\.people/,
    );
  });
});
