import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUCKET_MS, DAY_MS } from '@causeway/plugin-slo-common';
import { specOf } from './specOf';
import { storedSlosOf } from '../storedSlosOf';
import type { Checks } from './Checks';
import { eventsOf } from './eventsOf';
import { expose } from './exposition';
import { proveCounts } from './proveCounts';
import { SCENES } from './scenes';
import { VictoriaMetricsServer } from './VictoriaMetricsServer';
import { WINDOW_MS } from './WINDOW_MS';

const MINUTE_MS = 60_000;

/** The same budgets from VictoriaMetrics, which computes rates in its own way. */
export async function proveVictoriaMetrics(checks: Checks): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'slo-victoria-'));
  const at = Math.floor(Date.now() / BUCKET_MS) * BUCKET_MS - BUCKET_MS;
  const start = at - WINDOW_MS - DAY_MS;
  const minutes = Math.floor((Date.now() - start) / MINUTE_MS);
  const server = await VictoriaMetricsServer.start(directory);
  try {
    const exposed = SCENES.map(scene => ({
      service: scene.service,
      ...expose(scene, start / 1000, minutes),
    }));
    await server.push(exposed.flatMap(({ samples }) => samples));
    const truths = new Map(
      exposed.map(({ service, truth }) => [service, truth]),
    );
    await proveCounts(
      {
        prometheus: server,
        slos: storedSlosOf(specOf(SCENES)),
        at,
        truths,
        eventsOf: scene => eventsOf({ truths, start, at }, scene),
      },
      checks,
    );
  } finally {
    await server.stop('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  }
}
