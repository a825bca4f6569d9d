import { settingsOf } from '../__testUtils__/settingsOf';
import { readPrometheusAnswer } from './readPrometheusAnswer';

const settings = settingsOf('http://prometheus.example');
const read = (status: number, body: unknown, location?: string) =>
  readPrometheusAnswer(
    {
      status,
      location,
      text: typeof body === 'string' ? body : JSON.stringify(body),
    },
    settings,
  );
const error = (
  status: number,
  text: string,
  errorType = 'execution',
): [number, unknown] => [status, { status: 'error', errorType, error: text }];

describe('readPrometheusAnswer', () => {
  it('hands out whole answers', () => {
    expect(read(200, { status: 'success', data: 1 }).data).toBe(1);
  });

  it('takes hints about the query for what they are', () => {
    const warnings = ['PromQL info: metric might not be a counter'];
    expect(read(200, { status: 'success', data: 1, warnings }).data).toBe(1);
  });

  it.each([
    ['Thanos', { warnings: ['No StoreAPIs matched for this query'] }],
    ['a truncated one', { warnings: ['results truncated due to limit'] }],
    ['VictoriaMetrics', { isPartial: true }],
  ])('refuses a partial answer: %s', (_, part) => {
    expect(() => read(200, { status: 'success', data: 1, ...part })).toThrow(
      expect.objectContaining({ kind: 'partial' }),
    );
  });

  it.each<[string, number, unknown]>([
    ['too-much', ...error(422, 'query processing would load too many samples')],
    ['too-much', ...error(400, 'exceeded maximum resolution of 11,000 points')],
    ['too-much', ...error(503, 'query timed out', 'timeout')],
    ['too-much', ...error(422, 'err-mimir-max-chunks-per-query')],
    ['too-much', 413, 'Request Entity Too Large'],
    ['too-much', 504, 'Gateway Timeout'],
    ['query', ...error(400, '1:3: parse error: unclosed', 'bad_data')],
    ['query', ...error(422, 'found duplicate series for the match group')],
    [
      'query',
      200,
      {
        status: 'success',
        warnings: ['PromQL warning: encountered a mix of histograms'],
      },
    ],
    ['access', 401, ''],
    ['access', 302, ''],
    ['access', 404, 'page not found'],
    ['access', 200, '<html>Sign in</html>'],
    ['unavailable', 500, 'oops'],
  ])('%s: %s %j', (kind, status, body) => {
    expect(() => read(status, body)).toThrow(expect.objectContaining({ kind }));
  });

  it('names where a redirect leads, without what it carries', () => {
    expect(() =>
      read(302, '', 'https://login.example/oauth?state=secret'),
    ).toThrow('redirects to https://login.example/oauth;');
  });
});
