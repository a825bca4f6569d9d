import type { ServingWorkload, Workload } from '../../company/Cluster';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { commonLabels, selectorLabels } from './labels';
import { configMapName } from './podTemplate';
import { oldestAge } from './istio';

/** How long a workload has been there. */
export function workloadAge(workload: Workload) {
  return 'revisions' in workload ? oldestAge(workload) : workload.ago;
}

/** The settings of a workload. */
export function configMap(
  ctx: ClusterContext,
  workload: Workload,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: ctx.metadata({
      kind: 'ConfigMap',
      name: configMapName(workload),
      namespace: workload.namespace,
      ageMs: workloadAge(workload),
      labels: commonLabels(workload),
    }),
    data: workload.config,
  };
}

/** A service inside the cluster. */
export function service(
  ctx: ClusterContext,
  workload: ServingWorkload,
  name: string = workload.service,
  extraLabels: Record<string, string> = {},
): KubernetesObject {
  const { port, namespace } = workload;
  const host = Math.floor(
    2 + ctx.seed.number('service', ctx.cluster.name, namespace, name) * 250,
  );
  const clusterIP = `172.20.${ctx.cluster.nodes}.${host}`;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: ctx.metadata({
      kind: 'Service',
      name,
      namespace,
      ageMs: workloadAge(workload),
      labels: commonLabels(workload),
    }),
    spec: {
      type: 'ClusterIP',
      clusterIP,
      clusterIPs: [clusterIP],
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      selector: { ...selectorLabels(workload), ...extraLabels },
      ports: [{ name: 'http', port, protocol: 'TCP', targetPort: 'http' }],
    },
    status: { loadBalancer: {} },
  };
}

/** The way in from outside. */
export function ingress(
  ctx: ClusterContext,
  workload: ServingWorkload,
  host: string,
): KubernetesObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: ctx.metadata({
      kind: 'Ingress',
      name: workload.service,
      namespace: workload.namespace,
      ageMs: workloadAge(workload),
      generation: 1,
      labels: commonLabels(workload),
    }),
    spec: {
      ingressClassName: 'alb',
      tls: [{ hosts: [host], secretName: `${workload.service}-tls` }],
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: {
                  service: { name: workload.service, port: { name: 'http' } },
                },
              },
            ],
          },
        },
      ],
    },
    status: {
      loadBalancer: {
        ingress: [
          {
            hostname: `${ctx.cluster.name}-public.eu-west-1.elb.example`,
          },
        ],
      },
    },
  };
}
