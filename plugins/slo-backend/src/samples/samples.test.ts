import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestStorage } from '../__testUtils__/createTestStorage';
import { dumpLedger } from '../__testUtils__/dumpLedger';
import { openTestDatabase } from '../__testUtils__/openTestDatabase';
import { specOf } from '../__testUtils__/specOf';
import { TestClock } from '../__testUtils__/TestClock';
import { SampleBatches } from './SampleBatches';
import { SampleService } from './SampleService';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-11-21T10:02:00Z');
const LAST = Date.parse('2026-11-21T09:55:00Z');
const entityRef = 'component:default/checkout';
const subject = 'external:ci';

const databases = TestDatabases.create({ ids: ['POSTGRES_17', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('samples on %p', databaseId => {
  let knex: Knex;
  let clock: TestClock;
  let storage: ReturnType<typeof createTestStorage>;
  let service: SampleService;

  beforeEach(async () => {
    knex = await openTestDatabase(databases, databaseId);
    clock = new TestClock(NOW);
    storage = createTestStorage({ knex, now: clock.now });
    await storage.putSlos(entityRef, [specOf('exports'), specOf('imports')]);
    service = new SampleService({
      knex,
      specs: storage.stores.specs,
      series: storage.series,
      writer: storage.writer,
      batches: new SampleBatches({ knex, now: clock.now }),
      changes: storage.changes,
      now: clock.now,
    });
  });

  const sample = (rest: object = {}) => ({
    entityRef: 'checkout',
    slo: 'exports',
    start: LAST,
    bad: 1,
    total: 10,
    ...rest,
  });

  const push = (
    samples: unknown[],
    rest: { batchId?: string; sentAt?: number; subject?: string } = {},
  ) =>
    service.push(
      { batchId: rest.batchId ?? 'batch-1', samples, sentAt: rest.sentAt },
      { subject: rest.subject ?? subject },
    );

  const counts = async (slo: string) => {
    const { buckets } = await storage.stores.ledger.read(
      { entityRef, name: slo },
      { from: NOW - HOUR, to: NOW },
    );
    return buckets.map(({ start, bad, total, coverage, source }) => [
      new Date(start).toISOString().slice(11, 16),
      bad,
      total,
      coverage,
      source,
    ]);
  };

  it('are in the ledger, bad or good as they come', async () => {
    const answer = await push([
      sample(),
      sample({
        slo: 'imports',
        bad: undefined,
        good: 7,
        total: 10,
        coverage: 0.5,
      }),
      sample({ start: '2026-11-21T10:50:00+01:00', bad: 0, total: 0 }),
    ]);
    expect(answer).toEqual({
      batchId: 'batch-1',
      accepted: 3,
      refused: [],
      warnings: [],
    });
    expect(await counts('exports')).toEqual([
      ['09:50', 0, 0, 1, 'samples'],
      ['09:55', 1, 10, 1, 'samples'],
    ]);
    expect(await counts('imports')).toEqual([['09:55', 3, 10, 0.5, 'samples']]);
    expect(storage.published).toEqual([
      { kind: 'ledger', entityRefs: [entityRef] },
    ]);
  });

  it('count once however often a batch is sent, and get the same answer', async () => {
    const batch = [sample(), sample({ slo: 'nothing' })];
    const first = await push(batch);
    const ledger = await dumpLedger(knex);
    await storage.putSlos(entityRef, [specOf('exports'), specOf('nothing')]);
    clock.advance(HOUR);
    expect(await push(batch)).toEqual(first);
    expect(await push(batch, { batchId: 'batch-2' })).toMatchObject({
      accepted: 2,
    });
    clock.advance(10 * 24 * HOUR);
    await storage.retention.run();
    expect(await push([sample()])).toMatchObject({ accepted: 1 });
    expect(
      (await dumpLedger(knex)).filter(row => row.includes('exports')),
    ).toEqual(ledger);
  });

  it('are refused under the name of a batch with other samples, as long as the sender is the same', async () => {
    await push([sample()]);
    await expect(push([sample({ total: 11 })])).rejects.toThrow(
      /Batch 'batch-1' was sent before with other samples; nothing was taken/,
    );
    expect(await counts('exports')).toEqual([['09:55', 1, 10, 1, 'samples']]);
    await expect(
      push([sample({ total: 11 })], { subject: 'external:other' }),
    ).resolves.toMatchObject({ accepted: 1 });
  });

  it('are taken again when a backend was killed between noting and answering', async () => {
    const expected = await push([sample()]);
    await knex('sample_batches').update({ answer: null });
    await knex('ledger_buckets').delete();
    expect(await push([sample()])).toEqual(expected);
    expect(await counts('exports')).toEqual([['09:55', 1, 10, 1, 'samples']]);
  });

  it('sent by several at the same time give one answer and one ledger', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => push([sample(), sample({ slo: 'imports' })])),
    );
    answers.forEach(answer => expect(answer).toEqual(answers[0]));
    expect(await counts('exports')).toEqual([['09:55', 1, 10, 1, 'samples']]);
  });

  it.each<[string, object, RegExp]>([
    [
      'an SLO that is not there',
      { slo: 'nothing' },
      /component:default\/checkout has no SLO 'nothing'/,
    ],
    [
      'an entity that is not there',
      { entityRef: 'other' },
      /component:default\/other has no SLO/,
    ],
    ['a ref that is none', { entityRef: '../../etc' }, /entity ref/],
    ['more bad than all', { bad: 11 }, /must not be more than total/],
    ['neither bad nor good', { bad: undefined }, /needs bad or good/],
    ['both bad and good', { good: 9 }, /needs bad or good/],
    ['less than nothing', { bad: -1 }, /bad/],
    ['no number', { total: '10' }, /total/],
    ['words of its own', { tenant: 'x' }, /tenant/],
    [
      'a start within a bucket',
      { start: LAST + MINUTE },
      /is not the beginning of a bucket/,
    ],
    [
      'a bucket that is not over',
      { start: LAST + 5 * MINUTE },
      /is not over yet/,
    ],
    [
      'a time an hour ahead',
      { start: LAST + HOUR },
      /53 minutes in the future/,
    ],
    [
      'a time that is long ago',
      { start: LAST - 401 * 24 * HOUR },
      /more than 400 days ago/,
    ],
  ])('refuses %s, and takes the rest', async (_, change, reason) => {
    const answer = await push([sample(change), sample()]);
    expect(answer).toMatchObject({
      accepted: 1,
      refused: [
        {
          index: 0,
          reason: expect.stringMatching(reason),
          fix: expect.stringMatching(/\S/),
        },
      ],
    });
    expect(await counts('exports')).toEqual([['09:55', 1, 10, 1, 'samples']]);
  });

  it('of long ago are kept by the hour, each as one batch has it', async () => {
    const hour = Date.parse('2026-09-01T12:00:00Z');
    const twelve = Array.from({ length: 12 }, (_, index) =>
      sample({ start: hour + index * 5 * MINUTE }),
    );
    const imports = sample({ start: hour, slo: 'imports', total: 7 });
    await push([...twelve, imports, sample()]);
    const hours = async () => {
      const { hours: found } = await storage.stores.ledger.read(
        { entityRef, name: 'exports' },
        { from: hour, to: hour + 2 * HOUR },
      );
      return found.map(({ start, bad, total, coverage }) => ({
        start,
        bad,
        total,
        coverage,
      }));
    };
    expect(await hours()).toEqual([
      { start: hour, bad: 12, total: 120, coverage: 1 },
    ]);
    const before = await dumpLedger(knex);
    await push(twelve, { batchId: 'again' });
    await push(twelve.slice(3), { batchId: 'a part' });
    expect(await dumpLedger(knex)).toEqual(before);
  });

  it.each([
    ['an hour ahead', HOUR, /60 minutes ahead of ours.*another time zone/],
    ['an hour behind', -HOUR, /60 minutes behind ours.*another time zone/],
    ['seven minutes ahead', 7 * MINUTE, /7 minutes ahead of ours/],
  ])('are refused whole from a clock that is %s', async (_, off, message) => {
    await expect(push([sample()], { sentAt: NOW + off })).rejects.toThrow(
      message,
    );
    expect(await counts('exports')).toEqual([]);
    await expect(
      push([sample()], { sentAt: NOW + MINUTE }),
    ).resolves.toMatchObject({ accepted: 1 });
  });

  it('that are all an hour old are taken with a warning, since they may be late', async () => {
    const answer = await push([sample({ start: LAST - HOUR })]);
    expect(answer.accepted).toBe(1);
    expect(answer.warnings).toEqual([
      expect.stringMatching(/clock or time zone is off by 1 hour/),
    ]);
    const old = await push([sample({ start: LAST - 30 * MINUTE })], {
      batchId: 'batch-2',
    });
    expect(old.warnings).toEqual([]);
  });
});
