import { DAY_MS, HOUR_MS } from '../ledger';
import { AT, input, judge } from '../testing/policyCase';
import { decideGate, DEFAULT_POLICY, ErrorBudgetPolicy } from '.';

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

  describe('a waiver of one SLO', () => {
    const waiverOf = (slo: string, days = 1) => ({
      reason: 'contract ends on Monday',
      approvedBy: 'user:default/ada',
      from: AT,
      until: AT + days * DAY_MS,
      slos: [slo],
    });
    const both = [input(1.5), input(1.2, { slo: 'latency' })];

    it('says nothing about another that blocks too', () => {
      const verdict = judge(both);
      const decide = (...waivers: ReturnType<typeof waiverOf>[]) =>
        gate(0, 'feature', { verdict, waivers });
      expect(decide(waiverOf('availability')).decision).toBe('block');
      expect(decide(waiverOf('latency')).decision).toBe('block');
      expect(
        decide(waiverOf('availability', 3), waiverOf('latency')),
      ).toMatchObject({ decision: 'allow', waiver: { slos: ['latency'] } });
    });

    it('says nothing about another that is not known', () => {
      const [first, second] = both;
      const verdict = judge([first, { ...second, coverage: 0 }]);
      const waivers = [waiverOf('availability')];
      expect(gate(0, 'feature', { verdict, waivers }).decision).toBe('unknown');
      const all = waivers.map(({ slos: _, ...waiver }) => waiver);
      expect(gate(0, 'feature', { verdict, waivers: all }).decision).toBe(
        'allow',
      );
    });
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
