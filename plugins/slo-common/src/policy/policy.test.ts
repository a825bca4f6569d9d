import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DAY_MS, HOUR_MS, Ledger, rollUpToHours } from '../ledger';
import { steadyBuckets } from '../testing/steadyBuckets';
import {
  decideGate,
  DEFAULT_POLICY,
  dryRunPolicy,
  ErrorBudgetPolicy,
  judgePolicy,
  parsePolicy,
  PolicyInput,
  PolicyMemory,
  PolicyVerdict,
  replayVerdict,
  serializeVerdict,
} from '.';

const AT = Date.parse('2026-11-21T00:00Z');

function input(consumed: number, options?: Partial<PolicyInput>): PolicyInput {
  return {
    slo: 'availability',
    state: 'measured',
    consumed,
    bad: consumed * 1000,
    total: 1e6,
    coverage: 1,
    ...options,
  };
}

function judge(
  slos: PolicyInput[],
  previous: PolicyMemory | null = null,
  policy: ErrorBudgetPolicy = DEFAULT_POLICY,
): PolicyVerdict {
  return judgePolicy({ policy, previous, at: AT, slos });
}

/** Stages that follow one another as the budget is used so far. */
function stagesOf(uses: number[]): number[] {
  let previous: PolicyMemory | null = null;
  return uses.map(consumed => {
    const verdict: PolicyVerdict = judge([input(consumed)], previous);
    previous = verdict.memory;
    return verdict.stage;
  });
}

describe('judgePolicy', () => {
  it('begins stages at 25, 50, 75 and 100 %, and ends them 5 % lower', () => {
    expect(
      stagesOf([
        0, 0.2499, 0.25, 0.21, 0.2, 0.199, 0.5, 0.74, 0.75, 0.72, 0.69, 1.3,
        0.96, 0.94, 0.1,
      ]),
    ).toEqual([0, 0, 1, 1, 1, 0, 2, 2, 3, 3, 2, 4, 4, 3, 0]);
  });

  it('does not flap', () => {
    expect(stagesOf([0.751, 0.749, 0.751, 0.749])).toEqual([3, 3, 3, 3]);
  });

  it('is decided by the SLO that has used most', () => {
    expect(judge([input(0.3), input(0.8, { slo: 'latency' })])).toMatchObject({
      status: 'known',
      stage: 3,
      stageName: 'reliability first',
      decidedBy: 'latency',
      liftsBelow: 0.7,
      reason: 'latency: 80 % of the budget is used, 800 of 1,000,000 were bad',
    });
  });

  it.each([
    ['too little was observed', { coverage: 0.94 }, 'only 94 %'],
    ['it is quarantined', { quarantined: 'bad > total' }, 'bad > total'],
    ['it is invalid', { state: 'invalid' as const }, 'invalid'],
    ['its numbers are none', { consumed: NaN }, 'measured'],
    ['its counts are none', { bad: NaN }, 'no numbers'],
    ['its coverage is none', { coverage: NaN }, 'no numbers'],
  ])('never freezes when %s', (_, options, reason) => {
    const frozen = judge([input(2)]);
    const verdict = judge([input(2, options)], frozen.memory);
    expect(verdict).toMatchObject({
      status: 'unknown',
      stage: 0,
      reason: expect.stringContaining(reason),
    });
    for (const change of ['feature', 'fix', 'critical'] as const) {
      expect(
        decideGate({ change, at: AT, policy: DEFAULT_POLICY, verdict })
          .decision,
      ).toBe('unknown');
    }
    // It comes back to the stage it had.
    expect(judge([input(0.97)], verdict.memory).stage).toBe(4);
  });

  it('misses an SLO that the policy names', () => {
    const policy = { ...DEFAULT_POLICY, slos: ['availability', 'latency'] };
    expect(judge([input(0.1)], null, policy)).toMatchObject({
      status: 'unknown',
      reason: expect.stringContaining('latency: it is not in the ledger'),
    });
    expect(judge([], null).status).toBe('unknown');
  });

  it('begins no stage by fewer bad events than the policy asks for', () => {
    const policy = { ...DEFAULT_POLICY, minimumBad: 3 };
    expect(judge([input(1.4, { bad: 2 })], null, policy).stage).toBe(0);
    expect(judge([input(1.4, { bad: 3 })], null, policy).stage).toBe(4);
  });

  it('remembers since when', () => {
    const first = judge([input(0.3)]);
    const later = judgePolicy({
      ...first.inputs,
      previous: first.memory,
      at: AT + DAY_MS,
    });
    expect(later).toMatchObject({ since: AT, changed: false });
    expect(first.changed).toBe(true);
  });

  it('gives the same bytes for the same case, also replayed from the store', () => {
    const number = fc.double({ noNaN: false });
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            slo: fc.constantFrom('availability', 'latency', 'other'),
            state: fc.constantFrom('measured', 'no-traffic', 'low-traffic'),
            consumed: fc.oneof(fc.double({ min: 0, max: 2 }), number),
            bad: fc.nat(),
            total: fc.nat(),
            coverage: fc.oneof(fc.double({ min: 0.9, max: 1 }), number),
          }),
          { maxLength: 3 },
        ),
        fc.option(
          fc.record({
            stages: fc.dictionary(
              fc.constantFrom('availability', 'latency'),
              fc.integer({ min: 0, max: 4 }),
            ),
            stage: fc.integer({ min: 0, max: 4 }),
            since: fc.nat(),
          }),
        ),
        (slos, previous) => {
          const text = serializeVerdict(judge(slos, previous));
          const turned = slos.map(slo =>
            Object.fromEntries(Object.entries(slo).reverse()),
          ) as unknown as PolicyInput[];
          expect(serializeVerdict(judge(turned, previous))).toBe(text);
          expect(replayVerdict(text).same).toBe(true);
        },
      ),
    );
    const text = serializeVerdict(judge([input(0.8)]));
    expect(replayVerdict(text.replace('"stage":3', '"stage":1')).same).toBe(
      false,
    );
  });
});

describe('decideGate', () => {
  const gate = (
    consumed: number,
    change: 'feature' | 'fix' | 'critical',
    options?: Partial<Parameters<typeof decideGate>[0]>,
  ) =>
    decideGate({
      change,
      at: AT,
      policy: DEFAULT_POLICY,
      verdict: judge([input(consumed)]),
      ...options,
    });

  it.each([
    [0.1, 'allow', 'allow', 'allow'],
    [0.3, 'allow', 'allow', 'allow'],
    [0.6, 'allow', 'allow', 'allow'],
    [0.8, 'block', 'allow', 'allow'],
    [1.2, 'block', 'allow', 'allow'],
  ])('at %s: feature %s, fix %s, critical %s', (consumed, ...expected) => {
    expect(
      (['feature', 'fix', 'critical'] as const).map(
        change => gate(consumed, change).decision,
      ),
    ).toEqual(expected);
  });

  it('says what to do now', () => {
    expect(gate(0.6, 'fix').condition).toBe('it needs a second reviewer');
    expect(gate(1.2, 'fix').condition).toContain('reliability or security');
    expect(gate(1.2, 'feature')).toEqual({
      decision: 'block',
      stage: 'frozen',
      slo: 'availability',
      condition: null,
      waiver: null,
      reason:
        'Stage frozen (availability: 120 % of the budget is used, 1,200 of 1,000,000 were bad): no feature may ship until less than 95 % is used',
    });
  });

  it('blocks fixes too where the policy freezes what is not critical', () => {
    const policy: ErrorBudgetPolicy = {
      ...DEFAULT_POLICY,
      stages: [
        {
          consumed: 0.5,
          name: 'still',
          releases: 'reviewed',
          actions: [],
          automatic: ['freeze-non-critical'],
        },
      ],
    };
    const verdict = judge([input(0.6)], null, policy);
    const decide = (change: 'feature' | 'fix' | 'critical') =>
      gate(0, change, { policy, verdict }).decision;
    expect([decide('feature'), decide('fix'), decide('critical')]).toEqual([
      'block',
      'block',
      'allow',
    ]);
  });

  it('lets a waiver pass while it lasts', () => {
    const waiver = {
      reason: 'contract ends on Monday',
      approvedBy: 'user:default/ada',
      from: AT,
      until: AT + DAY_MS,
    };
    const decide = (changes: object, at = AT) =>
      gate(1.2, 'feature', {
        at,
        waivers: [{ ...waiver, ...changes }],
        oldestMs: 8 * DAY_MS,
      });
    expect(decide({})).toMatchObject({
      decision: 'allow',
      waiver,
      reason: expect.stringContaining(
        'waived until 2026-11-22T00:00:00.000Z by user:default/ada, contract ends on Monday',
      ),
    });
    expect(decide({}, AT + DAY_MS).decision).toBe('block');
    expect(decide({ from: AT + 1 }).decision).toBe('block');
    expect(decide({ slos: ['latency'] }).decision).toBe('block');
    expect(decide({ reason: ' ' }).decision).toBe('block');
    expect(decide({ until: AT + 8 * DAY_MS }).decision).toBe('block');
    expect(decide({ until: Infinity }).decision).toBe('block');
    expect(decide({ until: NaN }).decision).toBe('block');
  });

  it('does not know without policy, verdict or a recent one', () => {
    expect(gate(0, 'feature', { policy: undefined }).decision).toBe('unknown');
    expect(gate(0, 'feature', { verdict: undefined }).decision).toBe('unknown');
    expect(gate(2, 'feature', { at: AT + 2 * HOUR_MS })).toMatchObject({
      decision: 'unknown',
      reason: 'The last verdict is 2 h old',
    });
    expect(gate(2, 'feature', { at: NaN }).decision).toBe('unknown');
  });

  it.each(['allow', 'block'] as const)(
    'says %s if the policy says so',
    whenUnknown => {
      expect(
        gate(0, 'feature', {
          policy: { ...DEFAULT_POLICY, whenUnknown },
          verdict: undefined,
        }),
      ).toMatchObject({
        decision: whenUnknown,
        reason: `The service has not been judged yet; the policy says ${whenUnknown} when it is unknown`,
      });
    },
  );

  it('blocks by what is known, and does not allow by what is not', () => {
    const lost = input(0, { slo: 'latency', coverage: 0 });
    const decide = (consumed: number, change: 'feature' | 'fix') =>
      gate(0, change, { verdict: judge([input(consumed), lost]) }).decision;
    expect(decide(0.8, 'feature')).toBe('block');
    expect(decide(0.8, 'fix')).toBe('unknown');
    expect(decide(0.1, 'feature')).toBe('unknown');
  });

  it('answers on one line whatever names say', () => {
    const verdict = judge([input(2, { slo: 'a\n::error::b\u2028c\u0085' })]);
    expect(gate(0, 'feature', { verdict }).reason).toContain(
      'a ::error::b c :',
    );
  });
});

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

describe('dryRunPolicy', () => {
  it('says how often it would have frozen, and how long', () => {
    const outages = [40, 120, 250].map(day => AT - day * DAY_MS);
    const buckets = steadyBuckets({
      from: AT - 430 * DAY_MS,
      to: AT,
      // An hour each, which uses 83 % of the budget: features stop until it leaves the window.
      ratio: start =>
        outages.some(from => start >= from && start < from + HOUR_MS) ? 0.6 : 0,
    });
    const recent = AT - 35 * DAY_MS;
    const ledger = new Ledger({
      buckets: buckets.filter(({ start }) => start >= recent),
      hours: rollUpToHours(buckets),
    });
    const run = dryRunPolicy({
      policy: DEFAULT_POLICY,
      slos: [{ name: 'availability', objective: 0.999, ledger }],
      from: AT - 400 * DAY_MS,
      to: AT,
    });
    expect(run.summary).toBe('would have frozen 3 times, 2160 h');
    expect(run.freezes.map(({ from }) => from)).toEqual(
      [...outages].reverse().map(from => from + HOUR_MS),
    );
    expect(run.stageMs[3]).toBe(90 * DAY_MS);
    expect(run.unknownMs).toBe(0);
    expect(run.transitions.map(({ stage }) => stage)).toEqual([
      3, 0, 3, 0, 3, 0,
    ]);
    const quarantined = dryRunPolicy({
      policy: DEFAULT_POLICY,
      slos: [
        { name: 'a', objective: 0.999, ledger, quarantined: 'inverted query' },
      ],
      from: AT - 50 * DAY_MS,
      to: AT,
    });
    expect(quarantined).toMatchObject({
      summary: 'would not have frozen',
      unknownMs: 50 * DAY_MS,
    });
  });
});
