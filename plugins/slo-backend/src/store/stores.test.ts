import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import type { PolicyVerdict } from '@causeway/plugin-slo-common';
import { serviceEventSchema, type SloChange } from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import { createTestStorage } from '../__testUtils__/createTestStorage';
import { openTestDatabase } from '../__testUtils__/openTestDatabase';
import { TestClock } from '../__testUtils__/TestClock';
import { DatabaseChanges } from '../changes/DatabaseChanges';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const HOUR = 3_600_000;
const entityRef = 'component:default/checkout';
const other = 'component:default/cart';

const databases = TestDatabases.create({ ids: ['POSTGRES_17', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('stores on %p', databaseId => {
  let knex: Knex;
  let clock: TestClock;
  let storage: ReturnType<typeof createTestStorage>;

  beforeEach(async () => {
    knex = await openTestDatabase(databases, databaseId);
    clock = new TestClock(NOW);
    storage = createTestStorage({ knex, now: clock.now });
  });

  describe('events', () => {
    const event = (id: string, from: number, rest: object = {}) =>
      serviceEventSchema.parse({
        id,
        entityRef,
        cause: 'incident',
        title: id,
        from,
        ...rest,
      });
    const put = (...events: ReturnType<typeof event>[]) =>
      storage.stores.events.put(events, { reportedBy: 'test' });

    it('are those that touch a range, also if they last', async () => {
      await put(
        event('before', NOW - 9 * HOUR, { to: NOW - 8 * HOUR }),
        event('into', NOW - 9 * HOUR, { to: NOW - 4 * HOUR }),
        event('lasting', NOW - 9 * HOUR),
        event('deploy', NOW - 9 * HOUR, { cause: 'deploy' }),
        event('within', NOW - 3 * HOUR, { to: NOW - 2 * HOUR }),
        event('after', NOW),
      );
      const found = await storage.stores.events.list({
        entityRefs: [entityRef, other],
        from: NOW - 5 * HOUR,
        to: NOW,
      });
      expect([...found.keys()]).toEqual([entityRef]);
      expect(found.get(entityRef)?.map(({ id }) => id)).toEqual([
        'into',
        'lasting',
        'within',
      ]);
    });

    it('are replaced by the same id, and change nothing when told twice', async () => {
      expect(await put(event('one', NOW - HOUR))).toEqual([entityRef]);
      expect(await put(event('one', NOW - HOUR))).toEqual([]);
      const ended = event('one', NOW - HOUR, { to: NOW, causedBy: 'deploy-7' });
      expect(await put(event('one', NOW - HOUR), ended)).toEqual([entityRef]);
      const found = await storage.stores.events.list({
        entityRefs: [entityRef],
        from: 0,
        to: NOW,
      });
      expect(found.get(entityRef)).toEqual([
        {
          id: 'one',
          cause: 'incident',
          title: 'one',
          from: NOW - HOUR,
          to: NOW,
          causedBy: 'deploy-7',
        },
      ]);
    });
  });

  describe('verdicts', () => {
    const verdict = (stage: number, changed: boolean) =>
      ({ at: NOW + stage, stage, changed } as PolicyVerdict);
    const record = (
      stage: number,
      previous: string | null,
      keep: boolean = false,
    ) =>
      storage.stores.verdicts.record({
        entityRef,
        verdict: verdict(stage, keep),
        previous,
        keep,
      });

    it('keep the newest one and those at which something changed', async () => {
      const first = await record(1, null, true);
      const second = await record(2, first ?? null);
      const third = await record(3, second ?? null, true);
      const latest = await storage.stores.verdicts.latest([entityRef, other]);
      expect([...latest.values()]).toEqual([
        { id: third, entityRef, verdict: verdict(3, true) },
      ]);
      const list = await storage.stores.verdicts.list({ entityRef, limit: 9 });
      expect(list.map(({ id }) => id)).toEqual([third, first]);
      const { verdicts } = storage.stores;
      expect(await verdicts.get({ entityRef, id: first ?? '' })).toBeDefined();
      expect(
        await verdicts.get({ entityRef, id: second ?? '' }),
      ).toBeUndefined();
      expect(
        await verdicts.get({ entityRef: other, id: first ?? '' }),
      ).toBeUndefined();
      expect(
        await verdicts.get({ entityRef, id: "1' or 1=1" }),
      ).toBeUndefined();
    });

    it('give way to one that came first, whoever judges at the same time', async () => {
      const first = await Promise.all([1, 2, 3, 4].map(n => record(n, null)));
      expect(first.filter(Boolean)).toHaveLength(1);
      const winner = first.find(Boolean) ?? null;
      const next = await Promise.all([5, 6, 7].map(n => record(n, winner)));
      expect(next.filter(Boolean)).toHaveLength(1);
      expect(await record(8, winner)).toBeUndefined();
      const list = await storage.stores.verdicts.list({ entityRef, limit: 9 });
      expect(list).toHaveLength(1);
      const changed = { entityRef, limit: 9, changed: true };
      expect(await storage.stores.verdicts.list(changed)).toEqual([]);
    });
  });

  describe('waivers', () => {
    const waiver = {
      reason: 'Release of the year',
      approvedBy: 'user:default/ada',
      from: NOW,
      until: NOW + HOUR,
      slos: ['availability'],
    };
    const active = async (activeAt: number) =>
      (
        await storage.stores.waivers.list({ entityRefs: [entityRef], activeAt })
      ).get(entityRef)?.length ?? 0;

    it('hold from their beginning to their end, or until they are revoked', async () => {
      const { id } = await storage.stores.waivers.add({ entityRef, waiver });
      expect(await active(NOW - 1)).toBe(0);
      expect(await active(NOW)).toBe(1);
      expect(await active(NOW + HOUR)).toBe(0);
      clock.advance(HOUR / 2);
      const revoke = { entityRef, id, revokedBy: 'user:default/max' };
      const revoked = {
        ...waiver,
        id,
        revokedAt: NOW + HOUR / 2,
        revokedBy: 'user:default/max',
      };
      expect(await storage.stores.waivers.revoke(revoke)).toEqual(revoked);
      clock.advance(1);
      expect(
        await storage.stores.waivers.revoke({ ...revoke, revokedBy: 'x' }),
      ).toEqual(revoked);
      expect(await active(clock.time)).toBe(0);
      await expect(
        storage.stores.waivers.revoke({ ...revoke, entityRef: other }),
      ).rejects.toThrow(`${other} has no waiver`);
      const all = await storage.stores.waivers.list({
        entityRefs: [entityRef, other],
      });
      expect([...all]).toEqual([[entityRef, [revoked]]]);
    });
  });

  describe('alerts', () => {
    const alertOf = (name: string, ref: string = entityRef) => ({
      slo: { entityRef: ref, name: 'availability' },
      alert: {
        name,
        severity: 'page',
        state: 'firing' as const,
        since: NOW - HOUR,
        summary: null,
        runbookUrl: null,
      },
    });
    const budget = {
      slo: { entityRef, name: 'availability' },
      tool: 'Sloth',
      remaining: 0.4,
      periodMs: 30 * 24 * HOUR,
    };
    const replace = (
      alerts: ReturnType<typeof alertOf>[],
      recorded?: (typeof budget)[],
      readAt: number = NOW,
    ) =>
      storage.stores.alerts.replace({
        source: 'prometheus:main',
        readAt,
        reading: { alerts, recorded },
      });

    it('are what the source said last, with its age', async () => {
      expect(
        await replace([alertOf('A'), alertOf('B', other)], [budget]),
      ).toEqual([other, entityRef]);
      expect(
        await replace([alertOf('B', other), alertOf('A')], undefined, NOW + 1),
      ).toEqual([]);
      expect(
        await storage.stores.alerts.list({ entityRefs: [entityRef] }),
      ).toEqual([
        {
          slo: { entityRef, name: 'availability' },
          alert: {
            ...alertOf('A').alert,
            source: 'prometheus:main',
            readAt: NOW + 1,
          },
        },
      ]);
      expect(await replace([alertOf('A')])).toEqual([other]);
      expect(await storage.stores.alerts.list()).toHaveLength(1);
      expect(await storage.stores.alerts.recorded()).toEqual([
        { ...budget, source: 'prometheus:main', readAt: NOW },
      ]);
      expect(await replace([], [])).toEqual([entityRef]);
      expect(await knex('source_alerts')).toEqual([]);
    });
  });

  describe('changes', () => {
    function open() {
      const changes = new DatabaseChanges({
        knex,
        events: mockServices.events.mock(),
        logger: mockServices.logger.mock(),
        now: clock.now,
      });
      const heard: SloChange[] = [];
      changes.subscribe(change => heard.push(change));
      return { changes, heard };
    }

    it('reach other backends once, also those that become visible late', async () => {
      const one = open();
      const two = open();
      const change: SloChange = { kind: 'ledger', entityRefs: [entityRef] };
      await one.changes.publish(change);
      expect([one.heard, two.heard]).toEqual([[change], []]);
      await two.changes.poll();
      await two.changes.poll();
      expect([one.heard, two.heard]).toEqual([[change], [change]]);

      clock.advance(10_000);
      await two.changes.poll();
      await knex('changes').insert({
        origin: 'a transaction that took its time',
        at: NOW + 1_000,
        kind: 'specs',
        entity_refs: JSON.stringify([other]),
      });
      await one.changes.poll();
      await two.changes.poll();
      expect(two.heard).toHaveLength(2);
      expect(one.heard).toHaveLength(2);
    });

    it('reach every listener, whatever another one does with them', async () => {
      const { changes, heard } = open();
      changes.subscribe(() => {
        throw new Error('broken');
      });
      const late: SloChange[] = [];
      const unsubscribe = changes.subscribe(change => late.push(change));
      await changes.publish({ kind: 'specs', entityRefs: [entityRef] });
      unsubscribe();
      await changes.publish({ kind: 'specs', entityRefs: [other] });
      await changes.publish({ kind: 'specs', entityRefs: [] });
      expect([heard.length, late.length]).toEqual([2, 1]);
    });
  });
});
