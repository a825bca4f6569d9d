import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestStorage } from '../__testUtils__/createTestStorage';
import { dumpLedger } from '../__testUtils__/dumpLedger';
import { FakeSource } from '../__testUtils__/FakeSource';
import { openTestDatabase } from '../__testUtils__/openTestDatabase';
import { specOf } from '../__testUtils__/specOf';
import { TestClock } from '../__testUtils__/TestClock';

jest.setTimeout(120_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-11-20T22:02:00Z');
const entityRef = 'component:default/checkout';
const names = ['availability', 'latency', 'checkout-errors'];

const databases = TestDatabases.create({ ids: ['POSTGRES_17', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('ingestion on %p', databaseId => {
  /** A backend on a database, and what it reads. */
  async function begin(
    options: { knex?: Knex; clock?: TestClock; source?: FakeSource } = {},
  ) {
    const {
      knex = await openTestDatabase(databases, databaseId),
      clock = new TestClock(START),
      source = new FakeSource(),
    } = options;
    const storage = createTestStorage({
      knex,
      now: clock.now,
      sources: [source],
    });
    if (!options.knex) {
      await storage.putSlos(
        entityRef,
        names.map(name => specOf(name)),
      );
    }
    const ingestor = storage.ingestors.get(source.id);
    if (!ingestor) throw new Error('The source has no ingestor.');
    return { knex, clock, source, storage, ingestor };
  }
  type Backend = Awaited<ReturnType<typeof begin>>;

  const { signal } = new AbortController();

  /** What the tasks of a backend do in a turn. */
  async function turn({ ingestor, storage }: Backend) {
    await ingestor.readLive(signal);
    await ingestor.readPast(signal);
    await storage.rollUp.run(signal);
  }

  /** The tasks of a backend for so many hours. */
  async function run(backend: Backend, hours: number) {
    const end = backend.clock.time + hours * HOUR;
    while (backend.clock.time < end) {
      await turn(backend);
      backend.clock.advance(5 * MINUTE);
    }
  }

  const progress = async ({ storage }: Backend) =>
    storage.stores.ingestion.progress({ entityRefs: [entityRef] });

  it('reads the last hour at first sight, then the past, newest first, then what is new', async () => {
    const backend = await begin();
    await backend.ingestor.readLive(signal);
    const to = START - 2 * MINUTE;
    expect(backend.source.requests).toEqual([
      { from: to - HOUR, to, slos: [...names].sort() },
    ]);
    expect(await progress(backend)).toMatchObject([
      { readTo: to, missingMs: 71 * HOUR - 2 * MINUTE },
      {},
      {},
    ]);

    await backend.ingestor.readPast(signal);
    const past = backend.source.requests.slice(1);
    expect(past.map(request => request.to)).toEqual(
      past.map(request => request.to).sort((a, b) => b - a),
    );
    expect(await progress(backend)).toMatchObject([
      { missingMs: 0 },
      { missingMs: 0 },
      { missingMs: 0 },
    ]);
    backend.source.requests.length = 0;
    await backend.ingestor.readPast(signal);
    await backend.ingestor.readLive(signal);
    expect(backend.source.requests).toEqual([]);

    backend.clock.advance(5 * MINUTE);
    await backend.ingestor.readLive(signal);
    expect(backend.source.requests).toMatchObject([
      { from: to - 15 * MINUTE, to: to + 5 * MINUTE },
    ]);
    expect(backend.storage.published.at(-1)).toEqual({
      kind: 'ledger',
      entityRefs: [entityRef],
    });
  });

  it('takes in data that came later than the overlap reaches', async () => {
    const backend = await begin();
    backend.source.lateUntil = START - 2 * MINUTE;
    await turn(backend);
    const late = async () => {
      const { buckets } = await backend.storage.stores.ledger.read(
        { entityRef, name: 'latency' },
        { from: START - HOUR, to: START },
      );
      return buckets.filter(({ coverage }) => coverage < 1).length;
    };
    expect(await late()).toBe(2);
    backend.clock.advance(HOUR);
    backend.source.lateUntil = 0;
    await turn(backend);
    expect(await late()).toBe(2);
    await run(backend, 4);
    expect(await late()).toBe(0);
  });

  it('fills gaps after a pause', async () => {
    const backend = await begin();
    await turn(backend);
    backend.clock.advance(20 * HOUR);
    await turn(backend);
    const { buckets } = await backend.storage.stores.ledger.read(
      { entityRef, name: 'latency' },
      { from: START - 10 * HOUR, to: backend.clock.time },
    );
    // The first begins before the range, and belongs to it.
    expect(buckets).toHaveLength(30 * 12);
  });

  it('keeps one failing SLO from nothing else, and asks for it less and less often', async () => {
    const backend = await begin();
    backend.source.failing.add('latency');
    await backend.ingestor.readLive(signal);
    const states = await progress(backend);
    const failed = states.find(({ slo }) => slo.name === 'latency');
    expect(failed).toMatchObject({
      readTo: null,
      problem: {
        about: 'source',
        message: 'The query fails.',
        fix: 'Mend it.',
        since: START,
      },
    });
    expect(states.filter(({ problem }) => problem === null)).toHaveLength(2);

    backend.source.requests.length = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      await backend.ingestor.readLive(signal);
      backend.clock.advance(MINUTE);
    }
    const asked = backend.source.requests.filter(({ slos }) =>
      slos.includes('latency'),
    );
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.length).toBeLessThan(10);

    backend.source.failing.clear();
    await backend.ingestor.readNow(entityRef, signal);
    expect(
      (await progress(backend)).every(({ problem }) => problem === null),
    ).toBe(true);
  });

  it('says that a source is down, since when, and keeps what it said before', async () => {
    const backend = await begin();
    await turn(backend);
    const before = await dumpLedger(backend.knex);
    backend.source.down = new Error('connect ECONNREFUSED');
    for (let minute = 0; minute < 10; minute += 1) {
      backend.clock.advance(MINUTE);
      await turn(backend);
    }
    expect(await dumpLedger(backend.knex)).toEqual(before);
    expect(await backend.storage.stores.ingestion.sources()).toMatchObject([
      {
        kind: 'counts',
        source: 'fake:main',
        answeredAt: START,
        problem: {
          message: expect.stringContaining('connect ECONNREFUSED'),
          since: START + 3 * MINUTE,
        },
      },
    ]);
    expect(backend.storage.logger.warn).toHaveBeenCalledTimes(1);
    backend.source.down = undefined;
    await turn(backend);
    expect(await backend.storage.stores.ingestion.sources()).toMatchObject([
      { problem: null },
    ]);
  });

  describe('ends with the ledger that an undisturbed backend has', () => {
    let expected: string[];

    beforeAll(async () => {
      const backend = await begin();
      await run(backend, 8);
      expected = await dumpLedger(backend.knex);
    });

    it('when it is killed while it writes, again and again', async () => {
      let backend = await begin();
      for (let kill = 0; kill < 12; kill += 1) {
        let answers = 0;
        backend.source.beforeAnswer = () => {
          answers += 1;
          if (answers > kill) throw new Error('killed');
        };
        await turn(backend);
        backend = await begin({ ...backend, source: new FakeSource() });
      }
      await run(backend, 8);
      expect(await dumpLedger(backend.knex)).toEqual(expected);
    });

    it('when its transactions break off half way', async () => {
      const backend = await begin();
      const write = backend.storage.writer.write.bind(backend.storage.writer);
      let writes = 0;
      jest
        .spyOn(backend.storage.writer, 'write')
        .mockImplementation(async (tx, all) => {
          const result = await write(tx, all);
          writes += 1;
          if (writes % 3 === 1) throw new Error('the connection is lost');
          return result;
        });
      const end = backend.clock.time + 8 * HOUR;
      while (backend.clock.time < end) {
        await turn(backend).catch(() => {});
        await turn(backend).catch(() => {});
        backend.clock.advance(5 * MINUTE);
      }
      jest.restoreAllMocks();
      backend.clock.time = end - 5 * MINUTE;
      await turn(backend);
      await turn(backend);
      expect(await dumpLedger(backend.knex)).toEqual(expected);
    });

    it('when everything is read twice', async () => {
      const backend = await begin();
      const twice = async (hours: number) => {
        await run(backend, hours);
        await backend
          .knex('ledger_series')
          .update({ read_ranges: '[]', settled_to: null });
      };
      await twice(4);
      await run(backend, 4);
      backend.clock.advance(-5 * MINUTE);
      await turn(backend);
      expect(await dumpLedger(backend.knex)).toEqual(expected);
    });

    it('when two backends read at the same time', async () => {
      const one = await begin();
      const two = await begin({ ...one, source: new FakeSource() });
      const end = one.clock.time + 8 * HOUR;
      while (one.clock.time < end) {
        await Promise.all([turn(one), turn(two)]);
        one.clock.advance(5 * MINUTE);
      }
      expect(await dumpLedger(one.knex)).toEqual(expected);
    });

    it('when the source comes back empty', async () => {
      const backend = await begin();
      await run(backend, 4);
      const restarted = new FakeSource();
      restarted.startsAt = backend.clock.time - 10 * MINUTE;
      const after = await begin({ ...backend, source: restarted });
      await run(after, 4);
      expect(await dumpLedger(after.knex)).toEqual(expected);
    });
  });
});
