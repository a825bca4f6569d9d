import { detail } from '../__testUtils__/detail';
import { board } from '../__testUtils__/rows';
import { service } from '../__testUtils__/service';
import { alertLines } from './alertLines';
import { formatBoardAddress, parseBoardAddress } from './boardAddress';
import { burnScale } from './burnScale';
import { forecastText } from './forecastText';
import { measuredBudget } from './measuredBudget';
import { recentQuarters } from './periods';
import { rehearsalRequest } from './rehearsalRequest';
import { safeUrl } from './safeUrl';
import { sloTitle } from './sloTitle';
import { stageTruth } from './stageTruth';
import { truthLine } from './truthLine';
import { windowText } from './windowText';
import { worstFirst } from './worstFirst';

it.each([
  ['Answers within 2.5 s. Measured at the edge.', 'Answers within 2.5 s'],
  [null, 'Requests succeed'],
  ['x'.repeat(80), 'Requests succeed'],
])('titles an SLO that says %p', (description, title) => {
  expect(sloTitle({ name: 'requests-succeed', description })).toBe(title);
});

it.each([
  // eslint-disable-next-line no-script-url -- it is what is refused
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  [null, undefined],
  ['https://grafana.example/d/x', 'https://grafana.example/d/x'],
  ['/repositories/a/b', '/repositories/a/b'],
])('links %p as %p', (url, link) => {
  expect(safeUrl(url)).toBe(link);
});

it('keeps what it can read of an address, and writes the same again', () => {
  const address = parseBoardAddress(
    new URLSearchParams('view=all&truth=broken&truth=x&owner=a&owner=a&q=b'),
  );
  expect(address).toEqual({
    mine: false,
    owner: ['a'],
    system: [],
    truth: ['broken'],
    problems: false,
    q: 'b',
  });
  expect(parseBoardAddress(formatBoardAddress(address))).toEqual(address);
});

it('says what is true of a board, and that all hold only where all do', () => {
  const none = { broken: 0, 'at-risk': 0, unknown: 0, holds: 0 };
  expect(
    truthLine({ ...board, counts: { ...none, unknown: 2, 'at-risk': 1 } }),
  ).toBe('3 SLOs of 2 services. 1 at risk, 2 unknown.');
  expect(truthLine({ ...board, counts: { ...none, holds: 2 } })).toBe(
    '2 SLOs of 2 services. All hold.',
  );
  expect(truthLine({ ...board, services: 0, counts: none })).toBe(
    '0 SLOs of 0 services.',
  );
});

it.each([
  ['measured', 0.4, 0.4, 'unknown'],
  ['low-traffic', -0.2, -0.2, 'unknown'],
  ['no-traffic', 1, null, 'no events'],
  ['insufficient-coverage', 0.9, null, 'unknown'],
  ['invalid', null, null, 'unknown'],
] as const)(
  'shows a budget that is %p only where it was measured',
  (state, remaining, shown, word) => {
    expect(measuredBudget({ state, remaining })).toEqual({
      remaining: shown,
      word,
    });
  },
);

it('puts the worst first, and unknown before what holds', () => {
  const slo = (name: string, truth: 'holds' | 'broken' | 'unknown') => ({
    name,
    truth,
    remaining: truth === 'unknown' ? null : 0.5,
  });
  const sorted = worstFirst([
    slo('a', 'holds'),
    slo('b', 'unknown'),
    slo('c', 'broken'),
  ]);
  expect(sorted.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
});

it('marks where alerts fire, and cuts no mark off', () => {
  const { most, bars } = burnScale(detail);
  expect(most).toBeGreaterThan(14.4);
  expect(bars['1h'].tone).toBe('bad');
  expect(bars['1d'].tone).toBe('risk');
  expect(
    Math.max(...Object.values(bars).flatMap(({ marks }) => marks)),
  ).toBeLessThan(1);
  const calm = burnScale({
    conditions: detail.conditions,
    burnRates: { ...detail.burnRates, '5m': null, '3d': 0.2 },
  });
  expect(calm.bars['5m']).toMatchObject({ share: null, tone: 'unk' });
  expect(calm.bars['3d'].tone).toBe('ok');
});

it('says of each alert when it fires and whether it does', () => {
  expect(alertLines(detail).map(({ text, truth }) => [text, truth])).toEqual([
    ['Page at 14.4× over 1 h and 5 min: fires', 'broken'],
    ['Page at 6× over 6 h and 30 min: quiet', 'holds'],
    ['Ticket at 3× over 1 d and 2 h: quiet', 'holds'],
    ['Ticket at 1× over 3 d and 6 h: fires', 'at-risk'],
  ]);
});

it.each([
  ['holds', null, 'holds', 'holds'],
  ['runs-out', 90_000_000, 'out in 1 d 1 h', 'at-risk'],
  ['exhausted', null, 'stays spent', 'broken'],
  ['unknown', null, 'unknown', 'unknown'],
] as const)('says a forecast %p', (state, at, text, truth) => {
  expect(forecastText({ state, at, reason: 'Why.' }, 0)).toEqual({
    text,
    truth,
    why: 'Why',
  });
});

it('takes a stage that stops changes for broken, and no verdict for unknown', () => {
  expect(stageTruth(service.policy)).toBe('broken');
  expect(stageTruth({ ...service.policy, verdict: null })).toBe('unknown');
  const at = (stage: number) => ({
    ...service.policy,
    verdict: { ...service.policy.verdict!, stage },
  });
  expect([0, 1, 2].map(stage => stageTruth(at(stage)))).toEqual([
    'holds',
    'holds',
    'at-risk',
  ]);
});

it('names windows as people do', () => {
  const calendar = { type: 'calendar', unit: 'month', count: 1 } as const;
  expect(windowText({ ...calendar, timeZone: 'UTC' })).toBe('this month');
  expect(windowText({ ...calendar, count: 3, timeZone: 'Europe/Berlin' })).toBe(
    'these 3 months (Europe/Berlin)',
  );
  expect(windowText({ type: 'rolling', durationMs: 7 * 86_400_000 })).toBe(
    '7 days',
  );
});

it('goes back quarter by quarter, over the turn of the year', () => {
  const quarters = recentQuarters(Date.parse('2026-02-01T00:00:00Z'));
  expect(quarters.map(({ id }) => id).slice(0, 3)).toEqual([
    '2026-Q1',
    '2025-Q4',
    '2025-Q3',
  ]);
});

it.each([
  'learning/rag-api#3',
  'http://localhost:7007/repositories/learning/rag-api/proposals/3',
  'learning/rag-api/3',
])('reads the proposal %p', proposal => {
  expect(
    rehearsalRequest({
      entityRef: 'component:default/rag-api',
      source: 'proposal',
      file: { path: '', content: '' },
      proposal,
      days: 30,
      now: 0,
    }),
  ).toMatchObject({ proposal: { repository: 'learning/rag-api', number: 3 } });
});
