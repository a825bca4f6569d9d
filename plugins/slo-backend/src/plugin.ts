import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { sloSourcesExtensionPoint } from '@causeway/plugin-slo-node';
import { SourceRegistry } from './ingest/SourceRegistry';

/**
 * SLOs: specs from repositories, a ledger of good and bad events, policies and the gate.
 *
 * @public
 */
export const sloPlugin = createBackendPlugin({
  pluginId: 'slo',
  register(env) {
    const registry = new SourceRegistry();
    env.registerExtensionPoint(sloSourcesExtensionPoint, registry);
    env.registerInit({ deps: {}, async init() {} });
  },
});
