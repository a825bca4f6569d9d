import { DAY_MS, HOUR_MS, Ledger } from '@causeway/plugin-slo-common';
import { history, NOW, storedSlo } from '../__testUtils__/company';
import { wholeEvents } from '../lib/wholeEvents';
import { dataAge } from './dataAge';
import { evaluateStored } from './evaluateStored';
import { evaluationTime } from './evaluationTime';
import { sentenceOf } from './sentenceOf';
import { trendOf, trendTimes } from './trendOf';
import { truthOf } from './truthOf';

const SLO = storedSlo('checkout', 'availability');
const window = { type: 'rolling' as const, durationMs: 30 * DAY_MS };

function evaluated(
  ratio: (start: number) => number,
  options: {
    days?: number;
    total?: number;
    objective?: number;
    dataAt?: number | null;
    source?: string;
    quarantined?: string;
    now?: number;
  } = {},
) {
  const { objective = 0.999, now = NOW, source = 'prometheus:main' } = options;
  const buckets = history(ratio, { days: 35, ...options });
  return evaluateStored({
    slo: { ...SLO, objective, quarantined: options.quarantined ?? null },
    window,
    ledger: new Ledger({ buckets }),
    sources: [source],
    dataAt: options.dataAt === undefined ? NOW : options.dataAt,
    trend: [],
    minimumCoverage: 0.95,
    now,
  });
}

const truth = (
  ...args: Parameters<typeof evaluated>
): { truth: string; reason: string } =>
  truthOf({
    evaluated: evaluated(...args),
    stage: null,
    now: args[1]?.now ?? NOW,
  });

describe('truthOf', () => {
  it('holds where it was measured and nothing speaks against it', () => {
    expect(truth(() => 0.0002)).toEqual({
      truth: 'holds',
      reason: '172.8 of 864,000 events in 30 d were bad; the budget allows 864',
    });
  });

  it('is broken when the budget is used up', () => {
    expect(truth(() => 0.0011)).toMatchObject({ truth: 'broken' });
    expect(truth(() => 0.001)).toMatchObject({ truth: 'broken' });
  });

  it('is at risk while an alert tier fires', () => {
    const burst = (start: number) => (start >= NOW - HOUR_MS ? 0.05 : 0);
    expect(truth(burst)).toEqual({
      truth: 'at-risk',
      reason:
        'The page alert fires: over 1 h the budget burns 50 times as fast as it may',
    });
  });

  it('is at risk when hour and day both say that the budget runs out', () => {
    const steady = (start: number) => (start >= NOW - 10 * DAY_MS ? 0.0009 : 0);
    expect(truth(steady)).toMatchObject({ truth: 'holds' });
    const rising = (start: number) =>
      start >= NOW - 1.5 * DAY_MS ? 0.0024 : 0.0002;
    const { truth: is, reason } = truth(rising, { objective: 0.998 });
    expect({ is, reason }).toMatchObject({ is: 'at-risk' });
  });

  it('is at risk from the stage at half of the budget on', () => {
    const stage = {
      index: 2,
      name: 'careful',
      releases: 'reviewed' as const,
      status: 'known' as const,
      since: NOW,
      consumed: 0.5,
    };
    const facts = { evaluated: evaluated(() => 0.0006), now: NOW };
    expect(truthOf({ ...facts, stage })).toEqual({
      truth: 'at-risk',
      reason: 'Stage careful of the policy: 60 % of the budget is used',
    });
    expect(
      truthOf({ ...facts, stage: { ...stage, consumed: 0.25 } }).truth,
    ).toBe('holds');
    expect(
      truthOf({ ...facts, stage: { ...stage, status: 'unknown' } }).truth,
    ).toBe('holds');
  });

  it.each([
    ['nothing was measured', { dataAt: null }, /^Nothing was measured yet$/],
    [
      'the spec is wrong',
      { quarantined: 'inverted-latency' },
      /^It is kept out of the policy: inverted-latency$/,
    ],
    [
      'live data is old',
      { now: NOW + 2 * HOUR_MS },
      /^The newest data is 2 h old; 500 % of the budget was used then$/,
    ],
    ['too little was observed', { days: 20 }, /^Only 20 d .* were observed/],
    ['there is no budget', { objective: 1 }, /leaves no error budget/],
  ])('is unknown when %s, also with a budget used up', (_, options, reason) => {
    const is = truth(() => 0.005, options);
    expect(is.truth).toBe('unknown');
    expect(is.reason).toMatch(reason);
  });

  it('is unknown when the data contradicts the SLO', () => {
    expect(truth(() => 0.9)).toMatchObject({
      truth: 'unknown',
      reason: expect.stringContaining('more than half of the events were bad'),
    });
  });

  it('says how few events there were', () => {
    expect(truth(() => 0, { total: 0 })).toEqual({
      truth: 'holds',
      reason: 'No events in 30 d',
    });
    expect(truth(() => 0, { total: 1 }).reason).toMatch(
      /^0 of 8,640 events .* each bad one uses/,
    );
  });
});

describe('dataAge', () => {
  it.each([
    ['prometheus:main', 29, false],
    ['prometheus:main', 31, true],
    ['prometheus:main/sloth', 31, true],
    ['samples', 24 * 60, false],
    ['samples', 26 * 60, true],
    ['samples+prometheus:main', 31, true],
  ])('of %s, %d minutes', (source, minutes, stale) => {
    const now = NOW + minutes * 60_000;
    expect(dataAge({ sources: [source], dataAt: NOW }, now)?.stale).toBe(stale);
  });
});

describe('evaluationTime', () => {
  it.each([
    [0, NOW],
    [4, NOW],
    [-5, NOW - 300_000],
    [-15, NOW - 900_000],
    [-20, NOW],
    [10, NOW],
  ])('with data up to %d minutes from now', (minutes, at) => {
    const dataAt = NOW + minutes * 60_000;
    expect(evaluationTime({ now: NOW + 1000, dataAt })).toBe(at);
  });

  it('is now without data', () => {
    expect(evaluationTime({ now: NOW + 299_999, dataAt: null })).toBe(NOW);
  });
});

describe('sentenceOf', () => {
  it('is one that a person can repeat', () => {
    expect(sentenceOf(evaluated(() => 0.0002))).toBe(
      'In the last 30 days 99.98 % of 864,000 events were good; 99.9 % was promised. That is 173 bad ones, and 691 of the budget of 864 are left.',
    );
  });

  it('says what was not observed, and when there were no events', () => {
    expect(sentenceOf(evaluated(() => 0, { days: 10 }))).toMatch(
      /Only 10 d of 30 d were observed/,
    );
    expect(sentenceOf(evaluated(() => 0, { days: 0 }))).toBe(
      'Nothing was measured in the last 30 days; 99.9 % was promised.',
    );
    expect(sentenceOf(evaluated(() => 0, { total: 0 }))).toBe(
      'In the last 30 days there were no events; 99.9 % was promised.',
    );
  });
});

describe('wholeEvents', () => {
  it.each([
    [8213, 7196.5, { bad: 8213, allowed: 7196, rest: 1017 }],
    [172.8, 864, { bad: 173, allowed: 864, rest: 691 }],
    [1, 0.72, { bad: 1, allowed: 0.7, rest: 0.3 }],
  ])('of %d bad and %d allowed add up', (bad, allowed, whole) => {
    expect(wholeEvents({ bad, allowed })).toEqual(whole);
  });
});

describe('trendOf', () => {
  it('has a gap where nothing was observed', () => {
    const gap = (start: number) =>
      start >= NOW - 10 * DAY_MS && start < NOW - 8 * DAY_MS;
    const ledger = new Ledger({
      buckets: history(() => 0.0005).filter(({ start }) => !gap(start)),
    });
    const times = trendTimes({ at: NOW, window });
    const trend = trendOf({ objective: 0.999, window, ledger, times });
    expect(times.at(-1)).toBe(NOW);
    expect(trend.filter(value => value === null)).toHaveLength(2);
    expect(trend.at(-1)).toBeCloseTo(0.5, 9);
  });
});
