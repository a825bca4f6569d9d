import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { AlertSource } from './AlertSource';
import type { SliSource } from './SliSource';
import type { SpecSource } from './SpecSource';

/** Where sources are added. @public */
export interface SloSources {
  /** @throws if a source with this id is there already, or the id has a `/` or `+`. */
  addSource(source: SliSource): void;
  /** @throws if an alert source with this id is there already. */
  addAlertSource(source: AlertSource): void;
  /** @throws if a source of specs with this id is there already. */
  addSpecSource(source: SpecSource): void;
}

/**
 * Adds sources of counts, alerts and specs to the SLO backend.
 *
 * @public
 */
export const sloSourcesExtensionPoint = createExtensionPoint<SloSources>({
  id: 'slo.sources',
});
