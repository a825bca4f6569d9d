import type { Mutation } from '../Mutation';

const template = 'resilient-api';
const TERRAFORM = /^deploy\/terraform\/service\/[a-z]+\.tf$/;

const statefulSet = (options: {
  image: string;
  serviceName: string;
  storageClass: string;
}) => `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ include "service.name" . }}-store
  namespace: {{ .Release.Namespace }}
spec:
  serviceName: ${options.serviceName}
  selector:
    matchLabels: { app: store }
  template:
    metadata:
      labels: { app: store }
    spec:
      containers:
        - name: store
          image: ${options.image}
  volumeClaimTemplates:
    - metadata: { name: data }
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: ${options.storageClass}
        resources: { requests: { storage: 20Gi } }
`;

/** Databases and caches: defects 16 to 23. */
export const dataMutations: readonly Mutation[] = [
  {
    defect: 16,
    severity: 'A',
    source: 'L454-462',
    template,
    what: 'settings for replication that the official image does not read',
    apply: files =>
      files.replace(
        'compose.yaml',
        /( +)POSTGRES_DB: (\S+)/,
        '$1POSTGRES_DB: $2\n$1POSTGRES_REPLICATION_MODE: master\n$1POSTGRES_REPLICATION_USER: replicator',
      ),
    killers: ['rules/compose-settings'],
  },
  {
    defect: 17,
    severity: 'A',
    source: 'L404-416',
    template,
    what: 'a Service for replicas that selects no pod',
    apply: files =>
      files.add(
        'deploy/helm/templates/replica.yaml',
        `apiVersion: v1
kind: Service
metadata:
  name: {{ include "service.name" . }}-replica
  namespace: {{ .Release.Namespace }}
spec:
  selector: { app.kubernetes.io/name: postgres, role: replica }
  ports:
    - { name: postgres, port: 5432 }
`,
      ),
    killers: ['rules/selectors-match'],
  },
  {
    defect: 18,
    severity: 'A',
    source: 'L476',
    template,
    what: 'a mounted postgresql.conf that nothing loads',
    apply: files =>
      files.replace(
        'compose.yaml',
        /( +)(environment:\n +POSTGRES_USER)/,
        '$1volumes: ["./postgresql.conf:/etc/postgresql/postgresql.conf:ro"]\n$1$2',
      ),
    killers: ['rules/compose-settings'],
  },
  {
    defect: 19,
    severity: 'B',
    source: 'L418-425',
    template,
    what: 'a database without backups',
    apply: files =>
      files.replace(
        TERRAFORM,
        /backup_retention_period( *)= .*/,
        'backup_retention_period$1= 0',
      ),
    killers: ['rules/database-protected'],
  },
  {
    defect: 20,
    severity: 'A',
    source: 'L508, L590',
    template,
    what: 'a claim of a storage class that nothing creates',
    apply: files =>
      files.add(
        'deploy/helm/templates/claim.yaml',
        `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{ include "service.name" . }}-data
  namespace: {{ .Release.Namespace }}
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: gp3-encrypted
  resources: { requests: { storage: 20Gi } }
`,
      ),
    killers: ['rules/references-resolve', 'rules/argocd-allows-kinds'],
  },
  {
    defect: 21,
    severity: 'A',
    source: 'L539, L556',
    template,
    what: 'a cache cluster without its headless Service',
    apply: files =>
      files.add(
        'deploy/helm/templates/redis.yaml',
        statefulSet({
          image: 'docker.io/library/redis:7.2',
          serviceName: 'redis-cluster',
          storageClass: 'gp3',
        }),
      ),
    killers: ['rules/references-resolve', 'rules/one-database'],
  },
  {
    defect: 22,
    severity: 'B',
    source: 'L525',
    template,
    what: 'allkeys-lru evicts rate limits and idempotency keys',
    apply: files => files.replace(TERRAFORM, '"volatile-lru"', '"allkeys-lru"'),
    killers: ['rules/cache-settings'],
  },
  {
    defect: 23,
    severity: 'B',
    source: 'L388-595, L819',
    template,
    what: 'a PostgreSQL in the cluster beside the one of RDS',
    apply: files =>
      files.add(
        'deploy/helm/templates/postgres.yaml',
        statefulSet({
          image: 'docker.io/library/postgres:15',
          serviceName: '{{ include "service.name" . }}',
          storageClass: 'gp3',
        }),
      ),
    killers: ['rules/one-database'],
  },
];
