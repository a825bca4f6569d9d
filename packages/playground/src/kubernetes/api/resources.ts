/** A kind of object that the API serves. */
export interface ApiResource {
  /** Empty for the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
}

function resource(
  groupVersion: string,
  kind: string,
  plural: string,
  namespaced = true,
): ApiResource {
  const [version, group = ''] = groupVersion.split('/').reverse();
  return { group, version, kind, plural, namespaced };
}

/** All that is served. What isn't here answers 404, as a CRD that isn't installed. */
export const apiResources: readonly ApiResource[] = [
  resource('v1', 'Namespace', 'namespaces', false),
  resource('v1', 'Node', 'nodes', false),
  resource('v1', 'Pod', 'pods'),
  resource('v1', 'Service', 'services'),
  resource('v1', 'ConfigMap', 'configmaps'),
  resource('v1', 'LimitRange', 'limitranges'),
  resource('v1', 'ResourceQuota', 'resourcequotas'),
  resource('v1', 'Event', 'events'),
  resource('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims'),
  resource('apps/v1', 'Deployment', 'deployments'),
  resource('apps/v1', 'ReplicaSet', 'replicasets'),
  resource('apps/v1', 'StatefulSet', 'statefulsets'),
  resource('apps/v1', 'DaemonSet', 'daemonsets'),
  resource(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'horizontalpodautoscalers',
  ),
  resource('batch/v1', 'Job', 'jobs'),
  resource('batch/v1', 'CronJob', 'cronjobs'),
  resource('networking.k8s.io/v1', 'Ingress', 'ingresses'),
  resource('metrics.k8s.io/v1beta1', 'PodMetrics', 'pods'),
  resource('argoproj.io/v1alpha1', 'Rollout', 'rollouts'),
  resource('flagger.app/v1beta1', 'Canary', 'canaries'),
  resource('networking.istio.io/v1', 'VirtualService', 'virtualservices'),
  resource('networking.istio.io/v1', 'DestinationRule', 'destinationrules'),
  resource(
    'sloth.slok.dev/v1',
    'PrometheusServiceLevel',
    'prometheusservicelevels',
  ),
  resource(
    'pyrra.dev/v1alpha1',
    'ServiceLevelObjective',
    'servicelevelobjectives',
  ),
];

/** The group and version as objects write it: `v1`, `apps/v1`. */
export function groupVersionOf({ group, version }: ApiResource) {
  return group ? `${group}/${version}` : version;
}
