import { mergeBuckets } from '@causeway/plugin-slo-common';
import { PrometheusClient } from '../../client/PrometheusClient';
import { PrometheusSource } from '../../read/PrometheusSource';
import type { Checks } from './Checks';
import { readAll } from './readAll';
import { settingsOf } from '../settingsOf';
import { WINDOW_MS } from './WINDOW_MS';
import type { World } from './World';

/** Prometheus is killed while it is read, and comes back empty: nothing becomes zero, and what was known stays. */
export async function proveOutage(world: World, checks: Checks): Promise<void> {
  const { prometheus, slos, at } = world;
  const range = { slos, from: at - WINDOW_MS, to: at };
  const sourceOf = (client: PrometheusClient) =>
    new PrometheusSource({ client, isMine: () => true });

  const whole = new PrometheusClient(settingsOf(prometheus.url));
  const known = await readAll(sourceOf(whole), range);
  await whole.close();

  const one = new PrometheusClient(
    settingsOf(prometheus.url, { slosPerRequest: 1, maxConcurrency: 1 }),
  );
  let readings = 0;
  const interrupted = await readAll(sourceOf(one), range, async () => {
    readings += 1;
    if (readings === 3) await prometheus.stop('SIGKILL');
  });
  const wrong = [...interrupted.buckets].filter(
    ([service, buckets]) =>
      JSON.stringify(buckets) !== JSON.stringify(known.buckets.get(service)),
  );
  checks.check(
    interrupted.failures.length > 0 &&
      interrupted.buckets.size + interrupted.failures.length === slos.length &&
      wrong.length === 0,
    'killed while it is read',
    `${interrupted.buckets.size} SLOs answered as before, ${interrupted.failures.length} unknown: ${interrupted.failures[0]?.error.message}`,
  );

  await prometheus.start('empty');
  const empty = await readAll(sourceOf(one), range);
  await one.close();
  const invented = [...empty.buckets.values()].flat();
  checks.check(
    invented.length === 0,
    'restarted empty',
    `${invented.length} buckets from a Prometheus that knows nothing`,
  );
  const changed = slos.filter(({ service }) => {
    const before = known.buckets.get(service) ?? [];
    const after = mergeBuckets({
      buckets: [
        ...before,
        ...(interrupted.buckets.get(service) ?? []),
        ...(empty.buckets.get(service) ?? []),
      ],
    });
    return JSON.stringify(after) !== JSON.stringify(before);
  });
  checks.check(
    changed.length === 0,
    'ledger after both',
    `${changed.length} of ${slos.length} SLOs changed`,
  );
}
