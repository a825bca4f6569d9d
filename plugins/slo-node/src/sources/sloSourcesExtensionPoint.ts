import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { AlertSource } from './AlertSource';
import type { SliSource } from './SliSource';

/** Where sources are added. @public */
export interface SloSources {
  /** @throws if a source with this id is there already, or the id has a `/` or `+`. */
  addSource(source: SliSource): void;
  /** @throws if an alert source with this id is there already. */
  addAlertSource(source: AlertSource): void;
}

/**
 * Adds sources of counts and alerts to the SLO backend.
 *
 * @public
 */
export const sloSourcesExtensionPoint = createExtensionPoint<SloSources>({
  id: 'slo.sources',
});
