import type {
  AlertReading,
  AlertSource,
  StoredSlo,
} from '@causeway/plugin-slo-node';
import type { PrometheusClient } from '../client/PrometheusClient';
import { recordedBudgets } from './recordedBudgets';
import { type RawAlert, toSourceAlerts } from './toSourceAlerts';

/** The alerts that a Prometheus evaluates, and what Sloth's rules in it say of the budgets: two requests for all SLOs. */
export class PrometheusAlerts implements AlertSource {
  readonly id: string;
  readonly #client: PrometheusClient;
  readonly #isMine: (slo: StoredSlo) => boolean;

  constructor(options: {
    client: PrometheusClient;
    /** Whether an SLO's metrics are in this Prometheus. */
    isMine(slo: StoredSlo): boolean;
  }) {
    this.#client = options.client;
    this.#isMine = options.isMine;
    this.id = `prometheus:${options.client.settings.name}`;
  }

  async read(request: {
    slos: StoredSlo[];
    signal: AbortSignal;
  }): Promise<AlertReading> {
    const { signal } = request;
    const slos = request.slos.filter(this.#isMine);
    if (slos.length === 0) return { alerts: [], recorded: [] };
    const now = Date.now();
    const answered = await this.#client.alerts(signal);
    const alerts = answered.flatMap((alert): RawAlert[] =>
      alert.state === 'inactive'
        ? []
        : [
            {
              labels: alert.labels ?? {},
              annotations: alert.annotations ?? {},
              state: alert.state,
              since: alert.activeAt ?? '',
            },
          ],
    );
    return {
      alerts: toSourceAlerts({ alerts, slos, now }),
      recorded: await recordedBudgets({
        client: this.#client,
        slos,
        at: now,
        signal,
      }),
    };
  }
}
