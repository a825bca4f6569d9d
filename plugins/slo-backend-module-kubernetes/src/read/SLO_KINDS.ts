import type { SloKind } from './SloKind';

/** Every kind of object that says what an SLO is. */
export const SLO_KINDS: readonly SloKind[] = [
  {
    group: 'sloth.slok.dev',
    version: 'v1',
    plural: 'prometheusservicelevels',
    kind: 'PrometheusServiceLevel',
  },
  {
    group: 'pyrra.dev',
    version: 'v1alpha1',
    plural: 'servicelevelobjectives',
    kind: 'ServiceLevelObjective',
  },
  // OpenSLO itself has no resources; these are of the operator osko.
  {
    group: 'openslo.com',
    version: 'v1',
    plural: 'slos',
    kind: 'SLO',
    refersTo: { plural: 'slis', kind: 'SLI' },
  },
];
