import { evaluateSlo, Ledger } from '@causeway/plugin-slo-common';
import { PrometheusClient } from '../../client/PrometheusClient';
import { PrometheusSource } from '../../read/PrometheusSource';
import type { Checks } from './Checks';
import { readAll } from './readAll';
import { SCENES } from './scenes';
import { settingsOf } from '../settingsOf';
import { WINDOW_MS } from './WINDOW_MS';
import type { World } from './World';

const TOLERATED = 0.001;

/** What the ledger says of each service's budget: the consumed share. */
export type Budgets = Map<string, number>;

/** Budgets from the spec's own queries, beside what really happened. */
export async function proveCounts(
  world: Pick<World, 'slos' | 'at' | 'truths' | 'eventsOf'> & {
    prometheus: { url: string };
  },
  checks: Checks,
): Promise<Budgets> {
  const client = new PrometheusClient(settingsOf(world.prometheus.url));
  const source = new PrometheusSource({ client, isMine: () => true });
  const { buckets, notes, failures } = await readAll(source, {
    slos: world.slos,
    from: world.at - WINDOW_MS,
    to: world.at,
  });
  checks.check(
    failures.length === 0,
    'all answered',
    `${world.slos.length} SLOs over 7 days in ${client.requests} requests`,
  );
  const budgets: Budgets = new Map();
  for (const scene of SCENES) {
    const { bad, total } = world.eventsOf(scene);
    const truth = bad / (total * (1 - scene.objective));
    const measure = evaluateSlo({
      objective: scene.objective,
      budgeting: { method: 'occurrences' },
      window: { type: 'rolling', durationMs: WINDOW_MS },
      ledger: new Ledger({ buckets: buckets.get(scene.service) ?? [] }),
      at: world.at,
    });
    const consumed = measure.consumed ?? NaN;
    budgets.set(scene.service, consumed);
    const difference =
      truth === 0 ? consumed : Math.abs(consumed - truth) / truth;
    checks.check(
      difference <= TOLERATED,
      scene.service,
      `${percent(consumed)} consumed, really ${percent(truth)} (${Math.round(
        measure.bad,
      )} of ${Math.round(measure.total)}, really ${Math.round(
        bad,
      )} of ${total}); ${percent(measure.coverage)} observed; ${scene.about}`,
    );
    const unseen = world.truths.get(scene.service)?.unseenMinutes ?? 0;
    const lost = unseen + (scene.lostMinutes ?? 0);
    const expected = 1 - (lost * 60_000) / WINDOW_MS;
    checks.check(
      Math.abs(measure.coverage - expected) < 0.001,
      `${scene.service}, observed`,
      `${percent(measure.coverage)}, really ${percent(expected)}`,
    );
    for (const note of notes.get(scene.service) ?? []) {
      checks.say(`        note: ${note}`);
    }
  }
  await client.close();
  return budgets;
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(3)} %`;
}
