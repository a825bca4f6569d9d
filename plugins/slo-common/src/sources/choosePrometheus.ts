import { SLO_PROMETHEUS_ANNOTATION } from '../annotations';

/** As the Kubernetes plugin has it. */
const CLUSTER_ANNOTATION = 'backstage.io/kubernetes-cluster';

/** What a configured Prometheus says of itself. @public */
export interface PrometheusChoice {
  name: string;
  /** Values of the annotation `backstage.io/kubernetes-cluster`. */
  clusters: string[];
  /** Values of an SLO's label `environment` or `env`. */
  environments: string[];
}

/**
 * The Prometheus that has an SLO's metrics: the one that the entity names, else the one for its cluster, else the one for the
 * SLO's environment, else the first. Nothing if the entity names one that isn't there: another's numbers would be wrong.
 *
 * @public
 */
export function choosePrometheus<T extends PrometheusChoice>(
  slo: {
    annotations: Record<string, string>;
    labels: Record<string, string>;
  },
  all: readonly T[],
): T | undefined {
  const named = slo.annotations[SLO_PROMETHEUS_ANNOTATION]?.trim();
  if (named) return all.find(({ name }) => name === named);
  const cluster = slo.annotations[CLUSTER_ANNOTATION];
  const environment = slo.labels.environment ?? slo.labels.env;
  return (
    all.find(({ clusters }) => clusters.includes(cluster)) ??
    all.find(({ environments }) => environments.includes(environment)) ??
    all[0]
  );
}
