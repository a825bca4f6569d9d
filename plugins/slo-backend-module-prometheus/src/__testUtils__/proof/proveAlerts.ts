import type { AlertReading } from '@causeway/plugin-slo-node';
import { PrometheusAlerts } from '../../alerts/PrometheusAlerts';
import { PrometheusClient } from '../../client/PrometheusClient';
import type { Checks } from './Checks';
import { settingsOf } from '../settingsOf';
import type { World } from './World';

const WITHIN_MS = 45_000;

function ofSloth({ recorded }: AlertReading) {
  return recorded?.find(
    ({ slo }) => slo.entityRef === 'component:default/outages',
  );
}

/** Rules that the portal made fire in Prometheus; their alerts come back to the SLO, with the runbook. */
export async function proveAlerts(world: World, checks: Checks): Promise<void> {
  const client = new PrometheusClient(settingsOf(world.prometheus.url));
  const source = new PrometheusAlerts({ client, isMine: () => true });
  const read = () =>
    source.read({ slos: world.slos, signal: AbortSignal.timeout(30_000) });
  const deadline = Date.now() + WITHIN_MS;
  let reading = await read();
  while (
    (reading.alerts.length < 2 || !ofSloth(reading)) &&
    Date.now() < deadline
  ) {
    await new Promise(resolve => {
      setTimeout(resolve, 1_000);
    });
    reading = await read();
  }
  const broken = reading.alerts.filter(
    ({ slo }) => slo.entityRef === 'component:default/burning',
  );
  checks.check(
    broken.some(({ alert }) => alert.severity === 'page') &&
      broken.every(
        ({ alert }) =>
          alert.state === 'firing' &&
          alert.runbookUrl === 'https://runbooks.example/burning',
      ),
    'alerts',
    broken
      .map(({ alert }) => `${alert.name} (${alert.severity}), ${alert.state}`)
      .join(', '),
  );
  const sloth = ofSloth(reading);
  checks.check(
    sloth?.tool === 'Sloth' && sloth.remaining !== null,
    'what Sloth says',
    `outages: ${((sloth?.remaining ?? NaN) * 100).toFixed(1)} % left`,
  );
  await client.close();
}
