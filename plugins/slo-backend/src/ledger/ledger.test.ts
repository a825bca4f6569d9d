import { TestDatabases } from '@backstage/backend-test-utils';
import { Ledger, type LedgerBucket } from '@causeway/plugin-slo-common';
import type { Knex } from 'knex';
import { createTestStorage } from '../__testUtils__/createTestStorage';
import { openTestDatabase } from '../__testUtils__/openTestDatabase';
import { specOf } from '../__testUtils__/specOf';
import { TestClock } from '../__testUtils__/TestClock';

const BUCKET = 300_000;
const HOUR = 12 * BUCKET;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-21T10:02:00Z');
const TODAY = Math.floor(NOW / DAY) * DAY;
const entityRef = 'component:default/checkout';
const slo = { entityRef, name: 'availability' };

const databases = TestDatabases.create({ ids: ['POSTGRES_17', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('ledger on %p', databaseId => {
  let knex: Knex;
  let clock: TestClock;
  let storage: ReturnType<typeof createTestStorage>;

  beforeEach(async () => {
    knex = await openTestDatabase(databases, databaseId);
    clock = new TestClock(NOW);
    storage = createTestStorage({ knex, now: clock.now });
    await storage.putSlos(entityRef, [specOf('availability')]);
  });

  async function write(
    buckets: Partial<LedgerBucket>[],
    options: { source?: string } = {},
  ) {
    const [{ id, sliHash }] = await storage.stores.specs.rows();
    const [series] = await storage.series.ensure([
      { sloId: id, source: options.source ?? 'prometheus:main', sliHash },
    ]);
    return knex.transaction(tx =>
      storage.writer.write(tx, [
        {
          series,
          buckets: buckets.map(bucket => ({
            start: TODAY,
            bad: 1,
            total: 10,
            coverage: 1,
            ...bucket,
          })),
        },
      ]),
    );
  }

  const read = (from: number, to: number, fineFrom?: number) =>
    storage.stores.ledger.read(slo, { from, to, fineFrom });

  /** A day of buckets, each other than the next. */
  const dayOf = (day: number) =>
    Array.from({ length: 288 }, (_, index) => ({
      start: day + index * BUCKET,
      bad: index % 5,
      total: 100 + index + 0.25,
    }));

  it('gives back what was written, within the range', async () => {
    await write([
      { start: TODAY - BUCKET, bad: 0.5, total: 7.25, coverage: 0.8 },
      { start: TODAY },
      { start: TODAY + BUCKET, bad: 0, total: 0 },
    ]);
    const history = await read(TODAY - BUCKET, TODAY + BUCKET);
    expect(history).toEqual({
      slo,
      buckets: [
        {
          start: TODAY - BUCKET,
          bad: 0.5,
          total: 7.25,
          coverage: 0.8,
          source: 'prometheus:main',
        },
        {
          start: TODAY,
          bad: 1,
          total: 10,
          coverage: 1,
          source: 'prometheus:main',
        },
      ],
      hours: [],
      sources: ['prometheus:main'],
      dataAt: TODAY + BUCKET,
    });
  });

  it('says nothing of SLOs it does not know', async () => {
    const history = await storage.stores.ledger.read(
      { entityRef, name: 'other' },
      { from: 0, to: NOW },
    );
    expect(history).toMatchObject({ buckets: [], hours: [], dataAt: null });
  });

  it('takes more coverage and more events, and changes nothing when told the same or less', async () => {
    expect((await write([{ bad: 1, total: 10, coverage: 0.5 }])).size).toBe(1);
    expect((await write([{ bad: 1, total: 10, coverage: 0.5 }])).size).toBe(0);
    expect((await write([{ bad: 0, total: 9, coverage: 0.5 }])).size).toBe(0);
    expect((await write([{ bad: 0, total: 0, coverage: 0.4 }])).size).toBe(0);
    expect((await write([{ bad: 0, total: 5, coverage: 1 }])).size).toBe(1);
    expect((await write([{ bad: 2, total: 6, coverage: 1 }])).size).toBe(1);
    const { buckets } = await read(TODAY, TODAY + BUCKET);
    expect(buckets).toMatchObject([{ bad: 2, total: 6, coverage: 1 }]);
  });

  it('measures the same from hours as from buckets', async () => {
    for (let day = 6; day > 0; day -= 1) await write(dayOf(TODAY - day * DAY));
    await write(dayOf(TODAY).slice(0, 120));
    await storage.rollUp.run();

    const fine = await read(TODAY - 6 * DAY, NOW);
    const mixed = await read(TODAY - 6 * DAY, NOW, NOW - 3 * DAY);
    expect(fine.hours).toEqual([]);
    expect(fine.buckets).toHaveLength(6 * 288 + 120);
    expect(mixed.hours).toHaveLength(3 * 24);
    expect(mixed.buckets).toHaveLength(3 * 288 + 120);
    const range = [TODAY - 6 * DAY, NOW] as const;
    const exact = new Ledger(fine).measure(...range);
    const fast = new Ledger(mixed).measure(...range);
    expect(fast.bad).toBeCloseTo(exact.bad, 9);
    expect(fast.total).toBeCloseTo(exact.total, 9);
    expect(fast.observedMs).toBeCloseTo(exact.observedMs, 3);
  });

  it('counts days that are not added up yet from their buckets', async () => {
    await write(dayOf(TODAY - 5 * DAY));
    const before = await read(TODAY - 6 * DAY, NOW, NOW - 2 * DAY);
    expect(before.buckets).toHaveLength(288);
    await storage.rollUp.run();
    const after = await read(TODAY - 6 * DAY, NOW, NOW - 2 * DAY);
    expect(after.buckets).toHaveLength(0);
    expect(after.hours).toHaveLength(24);
  });

  it('adds late data to hours that were added up before', async () => {
    const day = TODAY - 5 * DAY;
    await write(dayOf(day).slice(0, 6));
    await storage.rollUp.run();
    await write(dayOf(day).slice(6, 12));
    await storage.rollUp.run();
    const { hours } = await read(TODAY - 6 * DAY, NOW, NOW - 2 * DAY);
    expect(hours).toMatchObject([{ start: day, coverage: 1, bad: 21 }]);
  });

  it('leaves a day alone until it has been over for an hour', async () => {
    await write(dayOf(TODAY).slice(0, 12));
    clock.time = TODAY + DAY + 59 * 60_000;
    await storage.rollUp.run();
    expect(await knex('ledger_hours')).toEqual([]);
    clock.advance(2 * 60_000);
    await storage.rollUp.run();
    expect(await knex('ledger_hours')).toHaveLength(1);
    expect(await knex('ledger_stale_days')).toEqual([]);
  });

  it('keeps hours when the buckets go, and lets no bucket go before its hour is added up', async () => {
    const day = TODAY - 30 * DAY;
    await write(dayOf(day));
    clock.time = NOW + 20 * DAY;
    await storage.retention.run();
    expect(await knex('ledger_buckets')).toHaveLength(4);
    await storage.rollUp.run();
    await storage.retention.run();
    expect(await knex('ledger_buckets')).toEqual([]);
    const { hours, buckets } = await read(day, clock.time);
    expect(buckets).toEqual([]);
    expect(hours).toHaveLength(24);
    clock.time = day + 410 * DAY;
    await storage.retention.run();
    expect(await knex('ledger_hours')).toEqual([]);
  });

  it('keeps what is older than buckets are kept as hours, the better covered one', async () => {
    const day = TODAY - 100 * DAY;
    await write(dayOf(day).slice(0, 12));
    await write(dayOf(day).slice(0, 6));
    const { hours, buckets } = await read(day, NOW);
    expect(buckets).toEqual([]);
    expect(hours).toMatchObject([{ start: day, coverage: 1, bad: 21 }]);
  });

  it('replaces what a wrong query counted by what the corrected one counts, and back', async () => {
    const day = TODAY - 5 * DAY;
    await write(dayOf(day).map(bucket => ({ ...bucket, bad: 99 })));
    await storage.rollUp.run();
    const wrong = specOf('availability');
    const sli = {
      type: 'events' as const,
      errorQuery: 'right',
      totalQuery: 'all',
    };
    await storage.putSlos(entityRef, [{ ...wrong, sli }]);
    await write(dayOf(day).slice(12, 24));
    await storage.rollUp.run();
    const bad = async () => {
      const { hours } = await read(TODAY - 6 * DAY, NOW, NOW - 2 * DAY);
      return hours.slice(0, 3).map(hour => hour.bad);
    };
    expect(await bad()).toEqual([12 * 99, 25, 12 * 99]);

    await storage.putSlos(entityRef, [wrong]);
    await write([]);
    await storage.rollUp.run();
    expect(await bad()).toEqual([12 * 99, 12 * 99, 12 * 99]);
  });

  it('reads many SLOs, those that ended too', async () => {
    await write([{ start: TODAY }]);
    await storage.putSlos(entityRef, []);
    const found = [];
    const refs = [slo, { entityRef, name: 'never' }];
    const range = { from: TODAY, to: NOW };
    for await (const history of storage.stores.ledger.readMany(refs, range)) {
      found.push(history.buckets.length);
    }
    expect(found).toEqual([1, 0]);
    expect(await storage.stores.specs.known(entityRef)).toMatchObject([
      { name: 'availability', endedAt: NOW },
    ]);
  });

  it('joins what several writers write at the same time', async () => {
    const all = dayOf(TODAY - DAY);
    const others = [1, 2, 3].map(() =>
      createTestStorage({ knex, now: clock.now }),
    );
    const [{ id, sliHash }] = await storage.stores.specs.rows();
    await Promise.all(
      [storage, ...others].map(async ({ series, writer }, index) => {
        const [own] = await series.ensure([
          { sloId: id, source: 'prometheus:main', sliHash },
        ]);
        const buckets = all
          .filter((_, at) => at % 4 === index)
          .map(bucket => ({ ...bucket, coverage: 1 }));
        for (let at = 0; at < buckets.length; at += 9) {
          await knex.transaction(tx =>
            writer.write(tx, [
              { series: own, buckets: buckets.slice(at, at + 9) },
            ]),
          );
        }
      }),
    );
    const { buckets } = await read(TODAY - DAY, TODAY);
    expect(
      buckets.map(({ start, bad, total }) => ({ start, bad, total })),
    ).toEqual(all);
  });
});
