import fc from 'fast-check';
import { DAY_MS } from '../ledger';
import { AT, input, judge } from '../testing/policyCase';
import {
  decideGate,
  DEFAULT_POLICY,
  judgePolicy,
  PolicyInput,
  PolicyMemory,
  PolicyVerdict,
  replayVerdict,
  serializeVerdict,
} from '.';

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

  it('judges an SLO by its own past, whatever it is called', () => {
    const { memory } = judge([input(0.1)]);
    const slos = ['constructor', 'toString'].map(slo => input(0.1, { slo }));
    const verdict = judge(slos, memory);
    expect(verdict.stage).toBe(0);
    expect(verdict.memory.stages).toEqual({ constructor: 0, toString: 0 });
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
