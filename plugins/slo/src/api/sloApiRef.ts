import { createApiRef } from '@backstage/frontend-plugin-api';
import type { SloApi } from './SloApi';

/** The SLO backend as pages use it. */
export const sloApiRef = createApiRef<SloApi>().with({
  id: 'plugin.slo.client',
  pluginId: 'slo',
});
