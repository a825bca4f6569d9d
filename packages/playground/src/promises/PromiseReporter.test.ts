import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { DAY_MS, HOUR_MS } from '../lib/duration';
import { Seed } from '../lib/Seed';
import { loadStory } from './loadStory';
import { PortalSlos } from './PortalSlos';
import { PromiseReporter } from './PromiseReporter';
import { BUCKET_MS, type Sample } from './PromiseSeries';

const anchorMs = Date.parse('2026-11-21T08:03:20Z');

/** A portal that takes samples and events as ours does. */
class FakePortal {
  /** SLOs that it knows by now. */
  known: (slo: string) => boolean = () => true;
  /** Status of the next answers, instead of taking anything. */
  failures: number[] = [];
  readonly ledger = new Map<string, Sample>();
  readonly batches = new Map<string, string>();
  readonly events: { id: string; to?: number }[][] = [];
  contradictions = 0;
  requests = 0;
  #server: Server | undefined;

  async start(): Promise<string> {
    const app = express();
    app.use(express.json({ limit: '2mb' }));
    app.use((request, response, next) => {
      this.requests += 1;
      const status = this.failures.shift();
      if (status) response.status(status).send('<html>no</html>');
      else if (request.headers.authorization !== 'Bearer secret')
        response.status(401).end();
      else next();
    });
    app.post('/api/slo/v1/samples', ({ body }, response) => {
      const { batchId, samples } = body as {
        batchId: string;
        samples: Sample[];
      };
      const content = JSON.stringify(samples);
      if ((this.batches.get(batchId) ?? content) !== content)
        this.contradictions += 1;
      this.batches.set(batchId, content);
      const refused = samples.flatMap(({ slo }, index) =>
        this.known(slo) ? [] : [{ index, reason: 'no SLO', fix: '' }],
      );
      for (const sample of samples.filter(({ slo }) => this.known(slo)))
        this.#take(sample);
      response.json({
        batchId,
        accepted: samples.length - refused.length,
        refused,
        warnings: [],
      });
    });
    app.post('/api/slo/v1/events', ({ body }, response) => {
      this.events.push(body.events);
      response.json({ accepted: body.events.length, refused: [] });
    });
    const server = createServer(app);
    this.#server = server;
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  stop() {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  #take(sample: Sample) {
    const key = `${sample.entityRef} ${sample.slo} ${sample.start}`;
    const before = this.ledger.get(key);
    if (before && (before.bad !== sample.bad || before.total !== sample.total))
      this.contradictions += 1;
    this.ledger.set(key, sample);
  }
}

describe('PromiseReporter', () => {
  let portal: FakePortal;
  let portalUrl: string;
  beforeEach(async () => {
    portal = new FakePortal();
    portalUrl = await portal.start();
  });
  afterEach(() => portal.stop());

  async function start(nowMs = anchorMs) {
    const story = await loadStory();
    // Two are enough to see how it goes, and one is silent.
    const names = ['requests-succeed', 'scores-fresh'];
    const promises = story.promises.filter(
      ({ entity, slo }) =>
        names.includes(slo) && /orchestrator|score-batch/.test(entity),
    );
    const abort = new AbortController();
    const { signal } = abort;
    const clock = { nowMs, now: () => clock.nowMs };
    const lines: string[] = [];
    const running = new PromiseReporter({
      story: { ...story, promises },
      seed: new Seed('quizmentor'),
      clock,
      anchorMs,
      portal: new PortalSlos({ portalUrl, token: 'secret', signal }),
      signal,
      log: line => lines.push(line),
      everyMs: 5,
      pauses: { firstMs: 1, longestMs: 5 },
    }).run();
    return {
      clock,
      lines,
      async until(condition: () => boolean) {
        const end = Date.now() + 20_000;
        while (!condition()) {
          if (Date.now() > end)
            throw new Error(
              `waited for nothing ${portal.ledger.size} ${lines.join('|')}`,
            );
          await new Promise(resolve => setTimeout(resolve, 25));
        }
      },
      async stop() {
        abort.abort();
        await running;
      },
    };
  }

  const count = (slo: string) =>
    [...portal.ledger.values()].filter(sample => sample.slo === slo).length;

  it('sends four months, then what is new, each bucket when it is over', async () => {
    const reporter = await start();
    const day = (ms: number) => Math.floor(ms / DAY_MS) * DAY_MS;
    const first = day(anchorMs - 125 * DAY_MS);
    const past = Math.floor((anchorMs - first) / BUCKET_MS);
    const silent = (day(anchorMs - 30 * HOUR_MS) - first) / BUCKET_MS;
    await reporter.until(
      () =>
        count('requests-succeed') >= past && count('scores-fresh') >= silent,
    );
    const before = count('requests-succeed');
    expect(before).toBe(past);
    expect(portal.events).toHaveLength(1);

    reporter.clock.nowMs += 2 * BUCKET_MS;
    await reporter.until(() => count('requests-succeed') === before + 2);
    reporter.clock.nowMs += 2 * DAY_MS;
    await reporter.until(() => portal.events.length === 2);
    await reporter.stop();
    expect(count('scores-fresh')).toBe(silent);
    expect(
      portal.events[1].find(({ id }) => id === 'DEP-12')?.to,
    ).toBeDefined();
    const starts = [...portal.ledger.values()].map(sample => sample.start);
    expect(Math.max(...starts)).toBeLessThanOrEqual(
      reporter.clock.nowMs - BUCKET_MS,
    );
    expect(portal.contradictions).toBe(0);
  });

  it('waits for SLOs that the portal has not read yet, and sends the others', async () => {
    portal.known = slo => slo === 'scores-fresh';
    const reporter = await start();
    await reporter.until(() => count('scores-fresh') > 1000);
    const { requests } = portal;
    await reporter.until(() => portal.requests > requests + 5);
    expect(count('requests-succeed')).toBe(0);
    portal.known = () => true;
    await reporter.until(() => count('requests-succeed') > 9000);
    await reporter.stop();
    expect(portal.contradictions).toBe(0);
  });

  it('outlives a portal that is down, slow or refuses, and says so once', async () => {
    portal.failures = [503, 503, 503, 404];
    const reporter = await start();
    await reporter.until(() => count('requests-succeed') > 9000);
    await reporter.stop();
    const problems = reporter.lines.filter(line => line.includes('again'));
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('answered 503');
  });

  it('sends the same after a restart', async () => {
    const first = await start();
    await first.until(() => count('requests-succeed') > 9000);
    await first.stop();
    const second = await start(anchorMs + HOUR_MS);
    const sent = portal.requests;
    await second.until(() => portal.requests > sent + 10);
    await second.stop();
    expect(portal.contradictions).toBe(0);
  });
});
