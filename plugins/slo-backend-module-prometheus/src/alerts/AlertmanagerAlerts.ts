import type {
  AlertReading,
  AlertSource,
  StoredSlo,
} from '@causeway/plugin-slo-node';
import type { AlertmanagerClient } from '../client/AlertmanagerClient';
import { toSourceAlerts } from './toSourceAlerts';

/** The alerts that an Alertmanager has received. */
export class AlertmanagerAlerts implements AlertSource {
  readonly id: string;
  readonly #client: AlertmanagerClient;

  constructor(options: { client: AlertmanagerClient }) {
    this.#client = options.client;
    this.id = `alertmanager:${options.client.settings.name}`;
  }

  async read(request: {
    slos: StoredSlo[];
    signal: AbortSignal;
  }): Promise<AlertReading> {
    const alerts = await this.#client.alerts(request.signal);
    return {
      alerts: toSourceAlerts({
        slos: request.slos,
        now: Date.now(),
        alerts: alerts.map(({ labels, annotations, startsAt }) => ({
          labels,
          annotations: annotations ?? {},
          state: 'firing',
          since: startsAt,
        })),
      }),
    };
  }
}
