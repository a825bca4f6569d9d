import { checkName } from './nameChecks';

const component = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments' },
};

function answer(status: number, name: string): Response {
  const body = {
    error: { name, message: name },
    response: { statusCode: status },
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

function check(options: {
  catalog?: () => Promise<typeof component | undefined>;
  host?: () => Promise<Response>;
  owner?: string;
  otherHost?: boolean;
}) {
  const fetch = jest.fn(
    options.host ?? (async () => answer(404, 'NotFoundError')),
  );
  const result = checkName({
    name: 'payments',
    owner: options.owner ?? 'group:default/learning',
    otherHost: options.otherHost,
    catalogApi: { getEntityByRef: options.catalog ?? (async () => undefined) },
    fetchApi: { fetch },
  });
  return { result, fetch };
}

const states = async (result: ReturnType<typeof checkName>) =>
  (await result).map(({ where, state }) => `${where}: ${state}`);

describe('checkName', () => {
  it('finds a free name', async () => {
    const { result, fetch } = check({});
    expect(await states(result)).toEqual(['catalog: free', 'Git host: free']);
    expect(fetch).toHaveBeenCalledWith(
      'plugin://local-git/v1/repositories/learning/payments',
      expect.anything(),
    );
  });

  it('finds a name that is taken', async () => {
    const { result } = check({
      catalog: async () => component,
      host: async () => new Response('{}', { status: 200 }),
    });
    expect(await states(result)).toEqual(['catalog: taken', 'Git host: taken']);
  });

  it.each([
    ['an error', async () => answer(500, 'Error')],
    [
      'a host that is not installed',
      async () => new Response('', { status: 404 }),
    ],
    ['nobody allowed', async () => answer(403, 'NotAllowedError')],
    [
      'no answer',
      async () => {
        throw new TypeError('Failed to fetch');
      },
    ],
  ])('knows nothing of the Git host from %s', async (_, host) => {
    const { result } = check({ host });
    expect(await states(result)).toEqual([
      'catalog: free',
      'Git host: unknown',
    ]);
  });

  it('knows nothing of a catalog that is down', async () => {
    const { result } = check({
      catalog: async () => {
        throw new Error('503');
      },
    });
    expect((await result)[0]).toEqual({
      where: 'catalog',
      state: 'unknown',
      reason: '503',
    });
  });

  it.each([
    [{ owner: '' }],
    [{ otherHost: true }],
    [{ owner: 'component:default/x' }],
  ])('asks the Git host only where the repository would go: %j', async only => {
    const { result, fetch } = check(only);
    expect(await states(result)).toEqual(['catalog: free']);
    expect(fetch).not.toHaveBeenCalled();
  });
});
