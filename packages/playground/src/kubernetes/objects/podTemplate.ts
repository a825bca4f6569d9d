import type { Workload } from '../../company/Cluster';
import type { ClusterContext } from '../ClusterContext';
import { commonLabels } from './labels';

/** Name of the config map that a workload reads. */
export function configMapName(workload: Workload) {
  return `${workload.service}-config`;
}

/** The pod template of one version of a workload. */
export function podTemplate(
  ctx: ClusterContext,
  workload: Workload,
  revision: { version: string },
  extraLabels: Record<string, string> = {},
) {
  return {
    metadata: {
      labels: {
        ...commonLabels(workload),
        'app.kubernetes.io/version': revision.version,
        ...extraLabels,
      },
      annotations: {
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': String(workload.port),
      },
    },
    spec: {
      serviceAccountName: workload.service,
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 30,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 10001,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [container(ctx, workload, revision.version)],
    },
  };
}

function container(ctx: ClusterContext, workload: Workload, version: string) {
  const { resources, port } = workload;
  const answersRequests = 'revisions' in workload;
  const probe = (path: string) => ({
    httpGet: { path, port: 'http', scheme: 'HTTP' },
    periodSeconds: 10,
    timeoutSeconds: 2,
    successThreshold: 1,
    failureThreshold: 3,
  });
  return {
    name: workload.service,
    image: `${workload.image}:${version}`,
    imagePullPolicy: 'IfNotPresent',
    env: [{ name: 'ENVIRONMENT', value: ctx.cluster.environment }],
    envFrom: [{ configMapRef: { name: configMapName(workload) } }],
    ...(answersRequests && {
      ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }],
      livenessProbe: probe('/health/live'),
      readinessProbe: probe('/health/ready'),
    }),
    resources: {
      requests: {
        cpu: `${resources.cpuMillis}m`,
        memory: `${resources.memoryMi}Mi`,
      },
      limits: { memory: `${resources.memoryLimitMi}Mi` },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
  };
}

/** What {@link podTemplate} makes. */
export type PodTemplate = ReturnType<typeof podTemplate>;
