import type { Knex } from 'knex';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { judgePolicy, DEFAULT_POLICY } from '@causeway/plugin-slo-common';
import { EntityDirectory } from '../access/EntityDirectory';
import { openDatabase } from '../database/openDatabase';
import { companyData, companyEntities, NOW } from '../__testUtils__/company';
import { memoryStores } from '../__testUtils__/memoryStores';
import { Evaluator } from '../evaluate/Evaluator';
import { SloBook } from '../evaluate/SloBook';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AlertWatch } from './AlertWatch';
import { OutboxSender } from './outbox/OutboxSender';
import { OutboxStore } from './outbox/OutboxStore';
import { PolicyReader } from './PolicyReader';
import { PolicyRunner } from './PolicyRunner';
import { PostmortemStore } from './PostmortemStore';
import { SloLinks } from './SloLinks';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const logger = mockServices.logger.mock();

/** A backend of several on one database. */
function backend(options: {
  knex: Knex;
  data?: ReturnType<typeof companyData>;
  stores?: ReturnType<typeof memoryStores>;
  now?: () => number;
}) {
  const { knex, now = () => NOW } = options;
  const stores = options.stores ?? memoryStores(options.data ?? companyData());
  const directory = new EntityDirectory({
    auth: mockServices.auth.mock({
      getOwnServiceCredentials: mockServices.auth().getOwnServiceCredentials,
    }),
    catalog: catalogServiceMock({ entities: companyEntities }),
    now,
  });
  const book = new SloBook();
  const policies = new PolicyReader({});
  const evaluator = new Evaluator({ stores, book, policies, logger, now });
  const outbox = new OutboxStore({ knex, now });
  const postmortems = new PostmortemStore({ knex });
  const sent: { title: string; scope: string; link: string; to: unknown }[] =
    [];
  const events: { id: string; stage: number }[] = [];
  const send = jest.fn(async ({ recipients, payload }) => {
    sent.push({ ...payload, to: recipients.entityRef });
  });
  const changes = { subscribe: () => () => {}, publish: async () => {} };
  return {
    sent,
    send,
    events,
    outbox,
    stores,
    evaluator,
    book,
    postmortems,
    alerts: new AlertWatch({ knex, book, directory, outbox, now }),
    runner: new PolicyRunner({
      knex,
      stores,
      book,
      changes,
      directory,
      outbox,
      postmortems,
      logger,
      now,
    }),
    sender: new OutboxSender({
      outbox,
      directory,
      links: new SloLinks({ appUrl: 'http://portal.example' }),
      logger,
      notifications: { send },
      events: {
        subscribe: async () => {},
        publish: async ({ eventPayload }) => {
          events.push(eventPayload as (typeof events)[number]);
        },
      },
    }),
  };
}

describe.each(databases.eachSupportedId())('what follows on %s', id => {
  let knex: Knex;
  beforeEach(async () => {
    const client = await databases.init(id);
    knex = await openDatabase({ getClient: async () => client });
  });

  it('tells owner and events of a new stage, and opens a postmortem, once', async () => {
    const first = backend({ knex });
    await first.evaluator.run();
    expect(await first.runner.run()).toContain('component:default/checkout');
    expect(await first.runner.run()).toEqual([]);
    await first.sender.run();
    await first.sender.run();
    expect(first.events).toEqual([
      expect.objectContaining({
        entityRef: 'component:default/checkout',
        stage: 4,
        previousStage: 0,
        stageName: 'frozen',
      }),
    ]);
    expect(first.sent.map(({ title, to, link }) => [title, to, link])).toEqual([
      [
        'The checkout: stage frozen of the error-budget policy',
        'group:default/shop',
        '/catalog/default/component/checkout/slos',
      ],
      [
        'Write a postmortem: The checkout',
        'group:default/shop',
        '/catalog/default/component/checkout/slos',
      ],
    ]);
    expect(await first.postmortems.list('component:default/checkout')).toEqual([
      expect.objectContaining({
        slo: 'availability',
        stage: 'frozen',
        openedAt: NOW,
      }),
    ]);
  });

  it('does so once when two backends judge at the same time', async () => {
    const stores = memoryStores(companyData());
    const both = [backend({ knex, stores }), backend({ knex, stores })];
    await Promise.all(both.map(one => one.evaluator.run()));
    await Promise.all(both.map(one => one.runner.run()));
    await Promise.all(both.map(one => one.sender.run()));
    expect(both.flatMap(one => one.sent)).toHaveLength(2);
    expect(both.flatMap(one => one.events)).toHaveLength(1);
  });

  it('makes up for actions that a backend died before', async () => {
    const stores = memoryStores(companyData());
    const { policy, at } = { policy: DEFAULT_POLICY, at: NOW - 1 };
    const slos = [
      {
        slo: 'availability',
        state: 'measured' as const,
        consumed: 2,
        bad: 2,
        total: 9,
        coverage: 1,
      },
    ];
    await stores.verdicts.record({
      entityRef: 'component:default/checkout',
      verdict: judgePolicy({ policy, previous: null, at, slos }),
      previous: null,
      keep: true,
    });
    const next = backend({ knex, stores });
    await next.evaluator.run();
    await next.runner.run();
    await next.sender.run();
    expect(next.sent).toHaveLength(2);
    expect(next.events).toEqual([expect.objectContaining({ id: '1' })]);
  });

  it('tries again what could not be sent, and loses nothing', async () => {
    let now = NOW;
    const one = backend({ knex, now: () => now });
    await one.evaluator.run();
    await one.runner.run();
    one.send.mockRejectedValueOnce(new Error('the notifications are down'));
    await one.sender.run();
    expect(one.sent).toHaveLength(1);
    now += 29_000;
    await one.sender.run();
    expect(one.sent).toHaveLength(1);
    now += 2_000;
    await one.sender.run();
    expect(one.sent).toHaveLength(2);
  });

  it('takes over what a backend died while sending', async () => {
    let now = NOW;
    const one = backend({ knex, now: () => now });
    await one.evaluator.run();
    await one.runner.run();
    expect(await one.outbox.claim(10)).toHaveLength(3);
    await one.sender.run();
    expect(one.sent).toHaveLength(0);
    now += 61_000;
    await one.sender.run();
    expect(one.sent).toHaveLength(2);
  });

  it('tells when an alert tier fires and when it ends', async () => {
    const data = companyData();
    const key = 'component:default/search availability';
    const calm = data.buckets.get(key) ?? [];
    let now = NOW;
    const one = backend({ knex, data, now: () => now });
    const alertsOf = async () => {
      one.evaluator.note({
        kind: 'ledger',
        entityRefs: ['component:default/search'],
      });
      await one.evaluator.run();
      await one.alerts.run();
      await one.alerts.run();
      await one.sender.run();
      return one.sent.splice(0).filter(({ title }) => title.includes('search'));
    };
    expect(await alertsOf()).toEqual([]);
    data.buckets.set(
      key,
      calm.map((bucket, index) => ({
        ...bucket,
        bad: index >= calm.length - 12 ? 50 : bucket.bad,
      })),
    );
    const fired = await alertsOf();
    expect(fired.map(({ title }) => title)).toContain(
      'The search: availability fires a page alert',
    );
    now += 60_000;
    data.buckets.set(key, calm);
    const ended = await alertsOf();
    expect(ended.map(({ title, scope }) => [title, scope])).toContainEqual([
      'The search: availability no longer fires a page alert',
      fired.find(({ title }) => title.includes('page'))?.scope,
    ]);
    expect(await alertsOf()).toEqual([]);
  });

  it('judges every five minutes, and at once what was measured for the first time', async () => {
    const data = companyData();
    const key = 'component:default/checkout availability';
    const buckets = data.buckets.get(key) ?? [];
    data.buckets.delete(key);
    let now = NOW;
    const one = backend({ knex, data, now: () => now });
    const verdictAt = async () => {
      await one.evaluator.run();
      await one.runner.run();
      const latest = await one.stores.verdicts.latest([
        'component:default/checkout',
      ]);
      return latest.get('component:default/checkout')?.verdict.at;
    };
    expect(await verdictAt()).toBe(NOW);
    now += 60_000;
    expect(await verdictAt()).toBe(NOW);
    data.buckets.set(key, buckets);
    one.evaluator.note({
      kind: 'ledger',
      entityRefs: ['component:default/checkout'],
    });
    expect(await verdictAt()).toBe(NOW + 60_000);
    now += 120_000;
    expect(await verdictAt()).toBe(NOW + 60_000);
    now += 180_000;
    expect(await verdictAt()).toBe(now);
  });

  it('wakes nobody for an SLO that is kept out of the policy', async () => {
    const data = companyData();
    data.slos[0].quarantined = 'inverted-latency: …';
    const one = backend({ knex, data });
    await one.evaluator.run();
    await one.alerts.run();
    await one.runner.run();
    await one.sender.run();
    expect(one.sent.filter(({ title }) => title.includes('checkout'))).toEqual(
      [],
    );
    expect(
      (await one.stores.verdicts.latest(['component:default/checkout'])).get(
        'component:default/checkout',
      )?.verdict,
    ).toMatchObject({ status: 'unknown', stage: 0 });
  });
});
