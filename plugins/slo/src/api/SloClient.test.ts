import { SloClient } from './SloClient';

function clientOf(response: Response) {
  const fetch = jest.fn<Promise<Response>, [RequestInfo | URL, RequestInit?]>(
    async () => response,
  );
  return { client: new SloClient({ fetchApi: { fetch } }), fetch };
}

const slo = { entityRef: 'component:default/a', slo: '../b c' };
const service = 'plugin://slo/v1/services/component%3Adefault%2Fa';

describe('SloClient', () => {
  it.each([
    [
      'repeats what may repeat, and leaves out what wasn’t asked',
      (c: SloClient) =>
        c.getBoard({ mine: true, owner: ['x', 'y'], q: '', truth: [] }),
      'plugin://slo/v1/slos?mine=true&owner=x&owner=y',
    ],
    [
      'keeps names inside their segment',
      (c: SloClient) => c.getTimeline(slo, { from: 1, to: 2, points: 3 }),
      `${service}/slos/..%2Fb%20c/timeline?from=1&to=2&points=3`,
    ],
    [
      'asks for a verdict',
      (c: SloClient) => c.getVerdict(slo.entityRef, 'a/b'),
      `${service}/verdicts/a%2Fb`,
    ],
    [
      'asks for a file',
      (c: SloClient) => c.getFile(slo.entityRef, 'slos/ü.yaml'),
      `${service}/files?path=slos%2F%C3%BC.yaml`,
    ],
    [
      'asks what dependencies allow',
      (c: SloClient) => c.getFeasibility(slo.entityRef),
      `${service}/feasibility`,
    ],
    [
      'asks for a system as it says itself',
      (c: SloClient) => c.getSystem('system:default/a', {}),
      'plugin://slo/v1/systems/system%3Adefault%2Fa',
    ],
    [
      'asks for a system in another way',
      (c: SloClient) => c.getSystem('system:default/a', { kind: 'all-of' }),
      'plugin://slo/v1/systems/system%3Adefault%2Fa?kind=all-of',
    ],
    [
      'asks for open proposals',
      (c: SloClient) => c.getOpenProposals(),
      'plugin://slo/v1/rehearsals/proposals',
    ],
    [
      'asks for a report of everybody',
      (c: SloClient) => c.getReport({ period: '2026-Q4' }),
      'plugin://slo/v1/report?period=2026-Q4',
    ],
  ])('%s', async (_, call, url) => {
    const { client, fetch } = clientOf(Response.json({}));
    await call(client);
    expect(fetch.mock.calls[0][0]).toBe(url);
  });

  it('sends a waiver, and ends one, whose answer has no body', async () => {
    const { client, fetch } = clientOf(Response.json({}));
    await client.grantWaiver(slo.entityRef, { reason: 'r', until: 5 });
    expect(fetch).toHaveBeenCalledWith(`${service}/waivers`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"reason":"r","until":5}',
    });
    const ended = clientOf(new Response(null, { status: 204 }));
    await ended.client.endWaiver(slo.entityRef, 'w');
    expect(ended.fetch).toHaveBeenCalledWith(`${service}/waivers/w`, {
      method: 'DELETE',
    });
  });

  it('rejects with what the backend said', async () => {
    const { client } = clientOf(
      Response.json(
        {
          error: { name: 'NotAllowedError', message: 'Not yours.' },
          response: { statusCode: 403 },
        },
        { status: 403 },
      ),
    );
    await expect(client.getService(slo.entityRef)).rejects.toMatchObject({
      statusCode: 403,
      body: { error: { message: 'Not yours.' } },
    });
  });
});
