import {
  DEFAULT_POLICY,
  judgePolicy,
  type PolicyMemory,
  type SloSummary,
} from '@causeway/plugin-slo-common';
import { NOW, storedSlo } from '../__testUtils__/company';
import { toSummary } from '../evaluate/toSummary';
import { portalUrl, queryUrl, safeUrl } from '../evaluate/links';
import { parsePeriod, quarterOf } from './reportPeriod';
import { reportPolicy } from './reportPolicy';
import { timeSchema } from './parseTime';
import { toCsv } from './toCsv';

const HOUR_MS = 3_600_000;

function row(parts: Partial<SloSummary>): SloSummary {
  const slo = storedSlo('checkout', 'availability');
  const summary = toSummary({
    service: {
      entityRef: slo.entityRef,
      service: undefined,
      policy: { origin: 'default', source: null, policy: null, problems: [] },
      slos: [slo],
      evaluated: new Map(),
      verdict: undefined,
    },
    slo,
    info: {
      entityRef: slo.entityRef,
      title: 'Checkout',
      owner: null,
      ownerTitle: null,
      system: null,
      systemTitle: null,
      annotations: {},
      dependsOn: [],
      links: [],
    },
    fallback: DEFAULT_POLICY,
    now: NOW,
  });
  return { ...summary, ...parts };
}

describe('toCsv', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['+4', "'+4"],
    ['\tx', "'\tx"],
    ['=HYPERLINK("http://evil","x")', '"\'=HYPERLINK(""http://evil"",""x"")"'],
    ['a,b', '"a,b"'],
    ['two\nlines', '"two\nlines"'],
  ])('writes %j as %j', (description, cell) => {
    expect(toCsv([row({ description })])).toContain(`,${cell},`);
  });

  it('leaves empty what is unknown, and keeps the sign of numbers', () => {
    const text = toCsv([row({ remaining: -0.14, consumed: null })]);
    expect(text).toContain(',,-0.14,');
    expect(text.startsWith('\uFEFFentity,')).toBe(true);
  });
});

describe('an SLO that was not judged yet', () => {
  it('is unknown', () => {
    expect(row({})).toMatchObject({
      truth: 'unknown',
      truthReason: 'It has not been counted yet',
      remaining: null,
      dataAt: null,
    });
  });
});

describe('timeSchema', () => {
  it.each([
    ['2026-11-21', '2026-11-21T00:00:00Z'],
    ['2026-11-21T08:30', '2026-11-21T08:30:00Z'],
    ['2026-11-21T08:30:00+02:00', '2026-11-21T06:30:00Z'],
    ['1795255200000', '2026-11-21T10:00:00Z'],
  ])('reads %s', (text, time) => {
    expect(new Date(timeSchema.parse(text)).toISOString()).toBe(
      new Date(time).toISOString(),
    );
  });

  it.each(['now', '-1', '1e3', '2026-13-01', '21/11/2026', '9'.repeat(30), ''])(
    'refuses %j',
    text => {
      expect(timeSchema.safeParse(text).success).toBe(false);
    },
  );
});

describe('parsePeriod', () => {
  it.each([
    ['2026-Q1', '2025-10-01', '2026-01-01', '2026-04-01'],
    ['2026-Q4', '2026-07-01', '2026-10-01', '2027-01-01'],
    ['2026-01', '2025-12-01', '2026-01-01', '2026-02-01'],
    ['2026', '2025-01-01', '2026-01-01', '2027-01-01'],
  ])('reads %s', (period, before, from, end) => {
    expect(parsePeriod(period)).toEqual({
      period,
      before: Date.parse(before),
      from: Date.parse(from),
      end: Date.parse(end),
    });
  });

  it.each(['2026-Q0', '2026-Q5', '2026-13', '26', '1999', '2026-1'])(
    'refuses %s',
    period => {
      expect(parsePeriod(period)).toBeUndefined();
    },
  );

  it('knows the quarter of a moment', () => {
    expect(quarterOf(NOW)).toBe('2026-Q4');
    expect(quarterOf(Date.UTC(2026, 2, 31, 23, 59))).toBe('2026-Q1');
  });
});

describe('reportPolicy', () => {
  it('adds up frozen and unknown time within the period', () => {
    let previous: PolicyMemory | null = null;
    const verdicts = [0.1, 0.8, null, 1.2, 0.1].map((consumed, index) => {
      const verdict = judgePolicy({
        policy: DEFAULT_POLICY,
        previous,
        at: NOW + index * HOUR_MS,
        slos: [
          {
            slo: 'a',
            state: consumed === null ? 'insufficient-coverage' : 'measured',
            consumed,
            bad: 100,
            total: 1000,
            coverage: consumed === null ? 0.5 : 1,
          },
        ],
      });
      previous = verdict.memory;
      return { id: String(index), entityRef: 'a', verdict };
    });
    expect(
      reportPolicy({
        entityRef: 'a',
        entityTitle: 'A',
        verdicts: verdicts.reverse(),
        from: NOW - HOUR_MS,
        to: NOW + 4.5 * HOUR_MS,
      }),
    ).toEqual({
      entityRef: 'a',
      entityTitle: 'A',
      changes: 4,
      frozenMs: 2 * HOUR_MS,
      unknownMs: 2 * HOUR_MS,
    });
  });
});

// eslint-disable-next-line no-script-url -- the kind of address that has to be refused
const SCRIPT = 'javascript:alert(1)';

describe('addresses', () => {
  it.each([
    SCRIPT,
    'data:text/html,x',
    '//evil.example',
    'not an address',
    `https://a/${'x'.repeat(3000)}`,
  ])('refuses %s of a repository', url => {
    expect(safeUrl(url)).toBeNull();
  });

  it('lets through pages of the portal itself', () => {
    expect(portalUrl('/repositories/a')).toBe('/repositories/a');
    expect(portalUrl('//evil.example')).toBeNull();
    expect(portalUrl('/\\evil.example')).toBeNull();
    expect(portalUrl(SCRIPT)).toBeNull();
  });

  it('fills the query into Prometheus', () => {
    const { sli } = storedSlo('a', 'b');
    const url = queryUrl(sli, { name: 'main', url: 'http://prom.example/p' });
    expect(url).toMatch(/^http:\/\/prom\.example\/p\/graph\?g0\.expr=/);
    expect(new URL(url ?? '').searchParams.get('g0.expr')).toBe(
      '(sum(rate(http_requests_total{code=~"5.."}[1h])))\n/\n(sum(rate(http_requests_total[1h])))',
    );
    expect(
      queryUrl(
        { type: 'external', reason: 'x' },
        { name: 'm', url: 'http://p' },
      ),
    ).toBeNull();
  });
});
