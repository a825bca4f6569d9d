import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { choosePrometheus } from '@causeway/plugin-slo-common';
import { sloSourcesExtensionPoint } from '@causeway/plugin-slo-node';
import { AlertmanagerAlerts } from './alerts/AlertmanagerAlerts';
import { PrometheusAlerts } from './alerts/PrometheusAlerts';
import { AlertmanagerClient } from './client/AlertmanagerClient';
import { PrometheusClient } from './client/PrometheusClient';
import { readSettings } from './config';
import { PrometheusSource } from './read/PrometheusSource';

/**
 * Prometheus and Alertmanager as sources of counts and alerts for SLOs.
 *
 * @public
 */
export const sloModulePrometheus = createBackendModule({
  pluginId: 'slo',
  moduleId: 'prometheus',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        sources: sloSourcesExtensionPoint,
      },
      async init({ config, lifecycle, sources }) {
        const { prometheus, alertmanagers } = readSettings(config);
        for (const settings of prometheus) {
          const client = new PrometheusClient(settings);
          const isMine: ConstructorParameters<
            typeof PrometheusSource
          >[0]['isMine'] = slo =>
            choosePrometheus(slo, prometheus)?.name === settings.name;
          sources.addSource(new PrometheusSource({ client, isMine }));
          sources.addAlertSource(new PrometheusAlerts({ client, isMine }));
          lifecycle.addShutdownHook(() => client.close());
        }
        for (const settings of alertmanagers) {
          const client = new AlertmanagerClient(settings);
          sources.addAlertSource(new AlertmanagerAlerts({ client }));
          lifecycle.addShutdownHook(() => client.close());
        }
      },
    });
  },
});
