import { DAY_MS, HOUR_MS, Ledger, rollUpToHours } from '../ledger';
import { AT } from '../testing/policyCase';
import { steadyBuckets } from '../testing/steadyBuckets';
import { DEFAULT_POLICY, dryRunPolicy } from '.';

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
