import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS, HOUR_MS } from '../ledger';
import { AT } from '../testing/policyCase';
import { DEFAULT_POLICY, ErrorBudgetPolicy, parsePolicy } from '.';

describe('parsePolicy', () => {
  const template = readFileSync(
    join(
      __dirname,
      '../../../../templates/parts/observability/observability/error-budget-policy.yaml.njk',
    ),
    'utf8',
  );
  const rendered = template
    .replace(/\$\{\{ values\.name \}\}/g, 'payments')
    .replace(/\$\{\{ values\.owner \}\}/g, 'group:default/learning')
    .replace(/\$\{\{ "\[freshness.*\}\}/, '[availability, latency]');

  it('reads what golden paths generate', () => {
    expect(rendered).not.toContain('${{');
    const { policy, problems } = parsePolicy(rendered);
    expect(problems).toEqual([]);
    expect(policy).toMatchObject({
      service: 'payments',
      owner: 'group:default/learning',
      window: { type: 'rolling', durationMs: 30 * DAY_MS },
      slos: ['availability', 'latency'],
      exceptions: {
        approvedBy: 'group:default/learning',
        longestMs: 7 * DAY_MS,
      },
    });
    const shape = (p?: ErrorBudgetPolicy) =>
      p?.stages.map(({ actions: _, ...stage }) => stage);
    expect(shape(policy)).toEqual(shape(DEFAULT_POLICY));
  });

  it('reads what else a policy may say', () => {
    const { policy, problems } = parsePolicy(`
window: { unit: month, timeZone: Europe/Berlin }
hysteresis: 10
minimumCoverage: 90
minimumBadEvents: 5
whenUnknown: block
stages:
  - { consumed: 80, name: slow, releases: fixes, automatic: [open-postmortem] }
waivers:
  - { reason: launch, approvedBy: ada, from: 2026-11-21, until: 2026-11-22T12:00:00Z }
`);
    expect(problems).toEqual([]);
    expect(policy).toEqual({
      window: {
        type: 'calendar',
        unit: 'month',
        count: 1,
        timeZone: 'Europe/Berlin',
      },
      hysteresis: 0.1,
      minimumCoverage: 0.9,
      minimumBad: 5,
      whenUnknown: 'block',
      exceptions: { approvedBy: undefined, longestMs: 7 * DAY_MS },
      stages: [
        {
          consumed: 0.8,
          name: 'slow',
          releases: 'fixes',
          actions: [],
          automatic: ['open-postmortem'],
        },
      ],
      waivers: [
        {
          reason: 'launch',
          approvedBy: 'ada',
          from: AT,
          until: AT + 36 * HOUR_MS,
        },
      ],
    });
  });

  it.each([
    ['releases: fixes', 'releases: fixs', 'stages.2.releases', 'fixs'],
    ['longestDays: 7', 'longestDay: 7', 'exceptions', 'exceptions:'],
    [
      'consumed: 75',
      'consumed: 50',
      'has to be more',
      'consumed: 50\n    name: reliability',
    ],
    [
      'window: 30d',
      'window: 30d\nhysteresis: 25',
      'the stage would never end',
      'consumed: 25',
    ],
    ['window: 30d', 'window: 30 days', 'window', 'window: 30 days'],
    ['window: 30d', 'window: 500d', 'window', 'window: 500d'],
    ['name: watch', 'name: [', 'Flow sequence', 'name: ['],
    ['consumed: 25', 'consumed: .nan', 'stages.0.consumed', '.nan'],
  ])('refuses %s written as %s', (from, to, message, place) => {
    const text = rendered.replace(from, to);
    const { policy, problems } = parsePolicy(text);
    expect(policy).toBeUndefined();
    expect(problems[0].message).toContain(message);
    const line = text.slice(0, text.indexOf(place)).split('\n').length;
    expect(Math.abs(problems[0].line - line)).toBeLessThanOrEqual(2);
  });

  it.each(['', '[]', 'a: &a [*a]', `x: ${'y'.repeat(2e5)}`, '&a [*a, *a]'])(
    'says what is wrong with a file of another kind',
    text => {
      const { policy, problems } = parsePolicy(text);
      expect(policy).toBeUndefined();
      expect(problems.length).toBeGreaterThan(0);
    },
  );

  it('refuses aliases that multiply', () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`)}]`,
    );
    const { policy, problems } = parsePolicy(`l0: &l0 x\n${levels.join('\n')}`);
    expect(policy).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
  });

  it('refuses a waiver that is longer than exceptions allow', () => {
    const { problems } = parsePolicy(
      `${rendered}\nwaivers: [{ reason: x, approvedBy: y, from: 2026-01-01, until: 2026-01-09 }]`,
    );
    expect(problems[0].message).toContain('more than 7 days');
  });
});
