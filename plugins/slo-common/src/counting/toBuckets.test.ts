import { BUCKET_MS, DAY_MS } from '../ledger';
import { planSlo } from './planSlo';
import type { SloPlan } from './SloPlan';
import { toBuckets } from './toBuckets';

const FROM = Date.UTC(2026, 10, 20);
const plan = planSlo({
  type: 'events',
  errorQuery: 'sum(rate(a{job="x",code="500"}[{{.window}}]))',
  totalQuery: 'sum(rate(a{job="x"}[{{.window}}]))',
})!;

type Slots = (number | undefined)[];

/** Answers by slot from FROM on; the half hour before has `before` samples. */
function read(options: {
  plan?: SloPlan;
  total: Slots;
  bad?: Slots;
  samples: Slots;
  scrapes?: Slots;
  before?: number;
  existedBefore?: boolean;
}) {
  const { total, bad = [], samples, scrapes = [], before } = options;
  const used = options.plan ?? plan;
  const { counts } = used;
  if (counts.type !== 'events') throw new Error('not of events');
  const lists: Record<string, Slots> = {
    [counts.error.query]: bad,
    [counts.total.query]: total,
    [used.observed[0]]: samples,
    [used.target ?? '']: scrapes,
  };
  return toBuckets({
    plan: used,
    from: FROM,
    to: FROM + total.length * BUCKET_MS,
    existedBefore: options.existedBefore ?? false,
    answers: query => {
      const known = new Map<number, number>();
      (lists[query] ?? []).forEach((value, index) => {
        if (value !== undefined)
          known.set(FROM + (index + 1) * BUCKET_MS, value);
      });
      if (query === used.observed[0] && before)
        for (let index = 0; index < 6; index += 1)
          known.set(FROM - index * BUCKET_MS, before);
      return known;
    },
  });
}

describe('toBuckets', () => {
  it('makes rates to counts', () => {
    const { buckets } = read({ total: [2], bad: [0.5], samples: [10] });

    expect(buckets).toEqual([
      { start: FROM, bad: 150, total: 600, coverage: 1 },
    ]);
  });

  it('takes missing failures for none, and says so', () => {
    const { buckets, notes } = read({ total: [2, 2], samples: [10, 10] });

    expect(buckets.map(({ bad }) => bad)).toEqual([0, 0]);
    expect(notes).toEqual([
      expect.stringContaining('found no series in all of this time'),
    ]);
  });

  it('does not take a missing difference for none', () => {
    const difference = planSlo({
      type: 'events',
      errorQuery:
        'sum(rate(a[{{.window}}])) - on() group_left() sum(rate(b[{{.window}}]))',
      totalQuery: 'sum(rate(a{job="x"}[{{.window}}]))',
    })!;

    const { buckets } = read({
      plan: difference,
      total: [2, 0],
      samples: [10, 10],
    });

    // Without traffic there is nothing to fail.
    expect(buckets).toEqual([
      { start: FROM + BUCKET_MS, bad: 0, total: 0, coverage: 1 },
    ]);
  });

  it('makes nothing of what was not observed', () => {
    const { buckets } = read({
      total: [2, undefined, 0, 2],
      samples: [10, undefined, undefined, 10],
    });

    expect(buckets.map(({ start }) => (start - FROM) / BUCKET_MS)).toEqual([
      0, 3,
    ]);
  });

  it('says how much of a bucket was observed', () => {
    const { buckets } = read({
      total: [2, 2, 2],
      samples: [5, 9, 10],
      before: 10,
    });

    expect(buckets.map(({ coverage }) => coverage)).toEqual([0.5, 1, 1]);
  });

  it('forgets how often was scraped after half an hour', () => {
    const { buckets } = read({
      total: Array(8).fill(2),
      samples: Array(8).fill(5),
      before: 10,
    });

    expect(buckets.map(({ coverage }) => coverage)).toEqual([
      ...Array(6).fill(0.5),
      1,
      1,
    ]);
  });

  it('takes a target that answers without series for idle, if the series existed', () => {
    const silent = {
      total: [undefined, undefined],
      samples: [undefined, undefined],
      scrapes: [10, 10],
    };

    expect(read({ ...silent, before: 10 }).buckets).toEqual([
      { start: FROM, bad: 0, total: 0, coverage: 1 },
      { start: FROM + BUCKET_MS, bad: 0, total: 0, coverage: 1 },
    ]);
    expect(read({ ...silent, existedBefore: true }).buckets).toHaveLength(2);
    expect(read(silent)).toEqual({ buckets: [], doubtful: true, notes: [] });
  });

  it('no longer calls it idle after a day', () => {
    const slots = DAY_MS / BUCKET_MS + 10;
    const { buckets } = read({
      total: Array(slots).fill(undefined),
      samples: [],
      scrapes: Array(slots).fill(10),
      before: 10,
    });

    expect(buckets).toHaveLength(DAY_MS / BUCKET_MS);
  });

  it('tells a total that is silent although its metrics are there', () => {
    const { buckets, notes } = read({ total: [undefined], samples: [10] });

    expect(buckets).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('gives nothing')]);
  });

  it('tells metrics that are scraped too rarely', () => {
    const { notes } = read({ total: [undefined, 1], samples: [1, 1] });

    expect(notes.join()).toContain('fewer than 2 samples');
  });

  it('never goes below zero', () => {
    expect(
      read({ total: [2], bad: [-0.1], samples: [10] }).buckets,
    ).toMatchObject([{ bad: 0 }]);
  });
});
