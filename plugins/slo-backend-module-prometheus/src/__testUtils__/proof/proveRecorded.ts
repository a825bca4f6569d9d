import {
  evaluateSlo,
  generateRules,
  Ledger,
} from '@causeway/plugin-slo-common';
import { PrometheusClient } from '../../client/PrometheusClient';
import { PrometheusSource } from '../../read/PrometheusSource';
import type { Checks } from './Checks';
import type { Budgets } from './proveCounts';
import { readAll } from './readAll';
import { SCENES } from './scenes';
import { settingsOf } from '../settingsOf';
import { WINDOW_MS } from './WINDOW_MS';
import type { World } from './World';

/** Where an average of ratios must be wrong, and why. */
const WHY: Record<string, string> = {
  'day-night':
    'Sloth averages ratios: the quiet nights count as much as the busy days',
  'idle-nights':
    '0 / 0 is NaN, and one NaN makes the whole period NaN, until it has left the window; NaN never alerts',
  'never-good':
    'there is no series of good requests, so their difference is empty: the worst service has no number and no alert',
  sleeper:
    'nothing has failed yet, so the series of failures is not there: the best service has no number',
};

/** The same SLOs from what Sloth's rules recorded: what is read, what Sloth itself says, and where that is wrong. */
export async function proveRecorded(
  world: World,
  checks: Checks,
  budgets: Budgets,
): Promise<void> {
  await world.recordRatios();
  const client = new PrometheusClient(
    settingsOf(world.prometheus.url, { read: 'recorded' }),
  );
  const source = new PrometheusSource({ client, isMine: () => true });
  const { buckets, failures } = await readAll(source, {
    slos: world.slos,
    from: world.at - WINDOW_MS,
    to: world.at,
  });
  checks.check(
    failures.length === 0 && client.requests <= 7,
    'recorded ratios',
    `${world.slos.length} SLOs over 7 days in ${client.requests} requests`,
  );
  const { rules } = generateRules(world.slos, { windowMs: WINDOW_MS });
  for (const scene of SCENES) {
    const group = rules.groups.find(
      ({ name }) =>
        name === `sloth-slo-sli-recordings-${scene.service}-requests`,
    );
    const period = group?.rules.find(
      rule => 'record' in rule && rule.record === 'slo:sli_error:ratio_rate1w',
    );
    const [series] = await client.query({
      query: period?.expr ?? '',
      at: world.at,
    });
    const sloth = (series?.points[0]?.[1] ?? NaN) / (1 - scene.objective);
    const events = budgets.get(scene.service) ?? NaN;
    const measure = evaluateSlo({
      objective: scene.objective,
      budgeting: { method: 'occurrences' },
      window: { type: 'rolling', durationMs: WINDOW_MS },
      ledger: new Ledger({ buckets: buckets.get(scene.service) ?? [] }),
      at: world.at,
    });
    const ours = measure.consumed;
    const agrees = Math.abs(sloth - events) <= 0.02 * Math.max(events, 0.01);
    const why = WHY[scene.service];
    checks.check(
      why ? !agrees : true,
      `${scene.service}, recorded`,
      `events say ${percent(events)}, Sloth's rule ${percent(
        sloth,
      )}, its ratios in our ledger ${
        ours === null ? 'unknown' : percent(ours)
      } (marked approximate)${why ? `: ${why}` : ''}`,
    );
    checks.check(
      ours === null || Number.isFinite(ours),
      `${scene.service}, a number or unknown`,
      measure.state,
    );
  }
  await client.close();
}

function percent(ratio: number): string {
  return Number.isFinite(ratio) ? `${(ratio * 100).toFixed(2)} %` : 'no number';
}
