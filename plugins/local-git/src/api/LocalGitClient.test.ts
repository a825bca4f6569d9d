import { LocalGitClient } from './LocalGitClient';

const repository = { owner: '~ada', name: 'notes' };

function clientOf(response: Response) {
  const fetch = jest.fn<Promise<Response>, [RequestInfo | URL, RequestInit?]>(
    async () => response,
  );
  return { client: new LocalGitClient({ fetchApi: { fetch } }), fetch };
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

describe('LocalGitClient', () => {
  it.each([
    [
      'lists repositories, without what wasn’t asked for',
      (c: LocalGitClient) =>
        c.listRepositories({ text: '', limit: 50, offset: 0 }),
      'plugin://local-git/v1/repositories?limit=50&offset=0',
    ],
    [
      'encodes paths and refs',
      (c: LocalGitClient) =>
        c.getBlob(repository, { ref: 'feature/x', path: 'a b/ü&c.md' }),
      'plugin://local-git/v1/repositories/~ada/notes/blob?ref=feature%2Fx&path=a+b%2F%C3%BC%26c.md',
    ],
    [
      'keeps what comes from an address inside its segment',
      (c: LocalGitClient) => c.getCommit(repository, '../../tokens'),
      'plugin://local-git/v1/repositories/~ada/notes/commits/..%2F..%2Ftokens',
    ],
    [
      'compares',
      (c: LocalGitClient) => c.compare(repository, 'main', 'x'),
      'plugin://local-git/v1/repositories/~ada/notes/compare?base=main&head=x',
    ],
  ])('%s', async (_, call, url) => {
    const { client, fetch } = clientOf(json({}));
    await call(client);
    expect(fetch.mock.calls[0][0]).toBe(url);
  });

  it('sends a merge with the commit that was looked at', async () => {
    const { client, fetch } = clientOf(json({}));
    await client.mergeProposal(repository, 3, { headCommit: 'abc' });
    expect(fetch).toHaveBeenCalledWith(
      'plugin://local-git/v1/repositories/~ada/notes/proposals/3/merge',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"headCommit":"abc"}',
      },
    );
  });

  it('revokes a token, whose answer has no body', async () => {
    const { client, fetch } = clientOf(new Response(null, { status: 204 }));
    await client.revokeToken('t/1');
    expect(fetch).toHaveBeenCalledWith('plugin://local-git/v1/tokens/t%2F1', {
      method: 'DELETE',
    });
  });

  it('rejects with what the host said', async () => {
    const { client } = clientOf(
      json(
        {
          error: { name: 'NotFoundError', message: 'There is no such thing.' },
          response: { statusCode: 404 },
        },
        404,
      ),
    );
    await expect(client.getRepository(repository)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      body: { error: { message: 'There is no such thing.' } },
    });
  });
});
