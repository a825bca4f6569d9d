import fc from 'fast-check';
import { SloBudgeting, SloWindow } from '../model';
import { BUCKET_MS, Ledger } from '../ledger';
import { alertConditions, alertState, simulateAlerts } from '../alerts';
import { attributeSpend } from '../attribution';
import { decideGate, DEFAULT_POLICY, judgePolicy } from '../policy';
import {
  compositeBudget,
  evaluateSlo,
  feasibleObjective,
  findContradictions,
  forecastExhaustion,
} from '.';

/** Every number that a double can be, and many that hurt. */
const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(
    NaN,
    Infinity,
    -Infinity,
    0,
    -0,
    1,
    5e-324,
    1e-300,
    Number.MAX_VALUE,
    Number.MAX_SAFE_INTEGER,
    0.9999999999999999,
    0.999999999,
    1 - 1e-9,
  ),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
const anyBucket = fc.record({
  start: fc.oneof(
    fc.integer({ min: 0, max: 50 }).map(index => index * BUCKET_MS),
    anyNumber,
  ),
  bad: anyNumber,
  total: anyNumber,
  coverage: fc.oneof(anyNumber, fc.constant(1)),
  source: fc.string(),
});
const anyWindow: fc.Arbitrary<SloWindow> = fc.oneof(
  fc.record({ type: fc.constant('rolling' as const), durationMs: anyNumber }),
  fc.constant({ type: 'rolling' as const, durationMs: 3_600_000 }),
  fc.record({
    type: fc.constant('calendar' as const),
    unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
    count: fc.oneof(anyNumber, fc.constantFrom(1, 2)),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'No/Where', ''),
    start: fc.constantFrom(undefined, '1970-01-31', 'never'),
  }),
);
const anyBudgeting: fc.Arbitrary<SloBudgeting> = fc.oneof(
  fc.constant({ method: 'occurrences' as const }),
  fc.record({
    method: fc.constant('timeslices' as const),
    sliceMs: fc.oneof(fc.constantFrom(60_000, BUCKET_MS, 600_000), anyNumber),
    sliceTarget: anyNumber,
  }),
  fc.record({
    method: fc.constant('ratio-timeslices' as const),
    sliceMs: fc.oneof(fc.constantFrom(60_000, BUCKET_MS, 600_000), anyNumber),
  }),
);

/** Where a result holds NaN or Infinity, as a number or in a sentence. */
function wrongIn(value: unknown, path = 'result'): string[] {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  }
  if (typeof value === 'string') {
    return /NaN|Infinity|undefined/.test(value)
      ? [`${path} is "${value}"`]
      : [];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) =>
        // What was handed in comes back as it was.
        key === 'condition' ? [] : wrongIn(child, `${path}.${key}`),
      )
    : [];
}

describe('no input gives NaN or Infinity', () => {
  it('in budgets, burn rates, forecasts, alerts, verdicts and statements', () => {
    fc.assert(
      fc.property(
        fc.array(anyBucket, { maxLength: 60 }),
        anyWindow,
        anyBudgeting,
        fc.oneof(anyNumber, fc.constantFrom(0.9, 0.99, 0.999)),
        fc.oneof(fc.integer({ min: 0, max: 60 * BUCKET_MS }), anyNumber),
        (buckets, window, budgeting, objective, at) => {
          const ledger = new Ledger({ buckets });
          const options = { objective, window, ledger, budgeting, at };
          const evaluation = evaluateSlo(options);
          const { reason, ...numbers } = evaluation;
          expect(wrongIn(numbers)).toEqual([]);
          // A reason may name the wrong number that was handed in.
          expect(evaluation.state === 'invalid' ? [] : wrongIn(reason)).toEqual(
            [],
          );
          expect(wrongIn(forecastExhaustion(options))).toEqual([]);
          expect(wrongIn(findContradictions(options))).toEqual([]);
          const conditions = alertConditions({
            window: { type: 'rolling', durationMs: 30 * 86_400_000 },
          });
          expect(wrongIn(alertState({ ...options, conditions }))).toEqual([]);
          expect(
            wrongIn(
              simulateAlerts({
                ...options,
                conditions,
                from: 0,
                to: 30 * BUCKET_MS,
              }),
            ),
          ).toEqual([]);
          const { state, consumed, bad, total, coverage } = evaluation;
          const verdict = judgePolicy({
            policy: DEFAULT_POLICY,
            previous: null,
            at: 0,
            slos: [{ slo: 'a', state, consumed, bad, total, coverage }],
          });
          expect(wrongIn(verdict)).toEqual([]);
          expect(
            wrongIn(
              decideGate({
                change: 'feature',
                at,
                policy: DEFAULT_POLICY,
                verdict,
              }).decision,
            ),
          ).toEqual([]);
          expect(
            wrongIn(
              attributeSpend({
                ledger,
                objective,
                events: [
                  { id: 'd', cause: 'deploy', title: '', from: at, to: null },
                  { id: 'i', cause: 'incident', title: '', from: 0, to: at },
                ],
                from: 0,
                to: 40 * BUCKET_MS,
              }).lines.map(({ bad: part, consumed: share }) => [part, share]),
            ),
          ).toEqual([]);
        },
      ),
      { numRuns: 300, endOnFailure: true },
    );
  });

  it('in composites and feasible objectives', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            key: fc.constantFrom('a', 'b', 'c'),
            objective: anyNumber,
            attainment: fc.oneof(anyNumber, fc.constant(null)),
            weight: anyNumber,
          }),
          { maxLength: 4 },
        ),
        fc.constantFrom('weighted' as const, 'all-of' as const),
        (members, kind) => {
          const { reason: _, ...numbers } = compositeBudget({ kind, members });
          expect(wrongIn(numbers)).toEqual([]);
          const { reason: __, ...limits } = feasibleObjective({
            ref: 'a',
            objective: 0.99,
            nodes: members.map(({ key, objective, attainment }) => ({
              ref: key,
              objective,
              observed: attainment,
              dependsOn: ['a', 'b', 'c'].map(ref => ({ ref, hard: true })),
            })),
          });
          expect(wrongIn(limits)).toEqual([]);
        },
      ),
      { numRuns: 300, endOnFailure: true },
    );
  });
});
