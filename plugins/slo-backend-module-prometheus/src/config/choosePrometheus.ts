import { SLO_PROMETHEUS_ANNOTATION } from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { PrometheusSettings } from './ServerSettings';

/** As the Kubernetes plugin has it. */
const CLUSTER_ANNOTATION = 'backstage.io/kubernetes-cluster';

type Choice = Pick<PrometheusSettings, 'name' | 'clusters' | 'environments'>;

/**
 * The Prometheus that has an SLO's metrics: the one that the entity names, else the one for its cluster, else the one for the
 * SLO's environment, else the first. Nothing if the entity names one that isn't there: another's numbers would be wrong.
 */
export function choosePrometheus<T extends Choice>(
  slo: Pick<StoredSlo, 'annotations' | 'labels'>,
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
