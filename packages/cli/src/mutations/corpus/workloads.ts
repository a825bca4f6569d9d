import type { Mutation } from '../Mutation';

const template = 'resilient-api';
const TEMPLATES = /^deploy\/helm\/templates\//;

/** Namespaces, Deployment, Service: defects 1 to 15. */
export const workloadMutations: readonly Mutation[] = [
  {
    defect: 1,
    severity: 'A',
    source: 'L113-124, L178',
    template,
    what: 'the migration has no resources, though a quota wants them',
    apply: files =>
      files.replace(
        'deploy/helm/templates/migration-job.yaml',
        /\n +resources:\n.*toYaml.*\n/,
        '\n',
      ),
    killers: ['rules/resources-on-containers', 'kube-score'],
  },
  {
    defect: 2,
    severity: 'A',
    source: 'L161',
    template,
    what: 'the service account that the pods name is never created',
    apply: files => files.remove('deploy/helm/templates/serviceaccount.yaml'),
    killers: ['rules/references-resolve'],
  },
  {
    defect: 3,
    severity: 'A',
    source: 'L635-648',
    template,
    what: 'the route leads to a Service that does not exist',
    apply: files =>
      files.replace(
        'deploy/helm/templates/httproute.yaml',
        /(backendRefs:\n +- name: ).*/,
        '$1bloom-validator',
      ),
    killers: ['rules/references-resolve'],
  },
  {
    defect: 4,
    severity: 'B',
    source: 'L178-187',
    template,
    what: 'migrations run as an init container in every replica',
    apply: files =>
      files.replace(
        TEMPLATES,
        /\n( *)containers:\n( +)- name: app\n/,
        '\n$1initContainers:\n$2- name: migrations\n$2  image: {{ .image | quote }}\n$2  command: [python, -m, app.migrate]\n$1containers:\n$2- name: app\n',
      ),
    killers: ['rules/no-plain-init-containers'],
  },
  {
    defect: 5,
    severity: 'B',
    source: 'L103, L178',
    template,
    what: 'an init container needs the network before the mesh has started',
    apply: files =>
      files.replace(
        TEMPLATES,
        /\n( *)containers:\n( +)- name: app\n/,
        '\n$1initContainers:\n$2- name: wait-for-database\n$2  image: {{ .image | quote }}\n$2  command: [python, -c, "import socket"]\n$1containers:\n$2- name: app\n',
      ),
    killers: ['rules/no-plain-init-containers'],
  },
  {
    defect: 6,
    severity: 'B',
    source: 'L180, L191, L329, L902',
    template,
    what: 'the image is :latest and pulled at each start',
    apply: files => {
      files.replace(
        TEMPLATES,
        '{{ .Values.image.repository }}@{{ .Values.image.digest }}',
        '{{ .Values.image.repository }}:latest',
      );
      files.replace(
        TEMPLATES,
        'imagePullPolicy: IfNotPresent',
        'imagePullPolicy: Always',
      );
    },
    killers: ['rules/image-by-digest', 'kube-score'],
  },
  {
    defect: 7,
    severity: 'B',
    source: 'L313-343',
    template,
    what: 'no probes, no disruption budget, no spread',
    apply: files => {
      files.replace(
        TEMPLATES,
        / +livenessProbe:\n(?: {8,}.*\n)+? +failureThreshold: 3\n/,
        '',
      );
      files.remove('deploy/helm/templates/pdb.yaml');
    },
    killers: ['rules/probes', 'rules/disruption-budget', 'kube-score'],
  },
  {
    defect: 8,
    severity: 'B',
    source: 'L264-271',
    template,
    what: 'no seccomp profile, so Pod Security restricted refuses the pods',
    apply: files => {
      files.replace(
        TEMPLATES,
        /\nfsGroup: 10001\nseccompProfile:\n {2}type: RuntimeDefault/,
        '\nfsGroup: 10001',
      );
      files.replace(
        TEMPLATES,
        /\n {4}- ALL\nseccompProfile:\n {2}type: RuntimeDefault/,
        '\n    - ALL',
      );
    },
    killers: ['rules/pod-security-restricted'],
  },
  {
    defect: 9,
    severity: 'B',
    source: 'L235-261',
    template,
    what: 'no preStop, a token of the API server, scratch space without a limit',
    apply: files => {
      files.replace(
        TEMPLATES,
        / +lifecycle:\n(?:.*\n)*? +seconds: .*preStopSeconds.*\n/,
        '',
      );
      files.replace(
        TEMPLATES,
        / +automountServiceAccountToken: false\n( +enableServiceLinks)/,
        '$1',
      );
      files.replace(TEMPLATES, /emptyDir:\n +sizeLimit: \S+/, 'emptyDir: {}');
    },
    killers: [
      'rules/graceful-shutdown',
      'rules/service-account-token',
      'rules/bounded-volumes',
    ],
  },
  {
    defect: 10,
    severity: 'B',
    source: 'L142, L932',
    template,
    what: 'replicas beside an autoscaler, which Argo CD sets back',
    apply: files =>
      files.replace(
        'deploy/helm/templates/deployment.yaml',
        /\nspec:\n/,
        '\nspec:\n  replicas: 3\n',
      ),
    killers: ['rules/replicas-belong-to-autoscaler', 'kube-score'],
  },
  {
    defect: 11,
    severity: 'B',
    source: 'L226-232, L924-930',
    template,
    what: 'a CPU limit throttles the main thread',
    apply: files =>
      files.replace(
        'deploy/helm/values.yaml',
        /( +)limits:\n/,
        '$1limits:\n$1  cpu: 500m\n',
      ),
    killers: ['rules/no-cpu-limit'],
  },
  {
    defect: 12,
    severity: 'C',
    source: 'L157-159, L960',
    template,
    what: 'scraped by annotations and by a ServiceMonitor',
    apply: files =>
      files.replace(
        TEMPLATES,
        /( +)(kubectl\.kubernetes\.io\/default-container: app)/,
        '$1prometheus.io/scrape: "true"\n$1prometheus.io/port: "8080"\n$1$2',
      ),
    killers: ['rules/scraped-once'],
  },
  {
    defect: 13,
    severity: 'C',
    source: 'L96-111',
    template,
    what: 'the namespace has no Pod Security labels',
    apply: files =>
      files.replace(
        'deploy/argocd/application-prod.yaml',
        /( +pod-security\.kubernetes\.io\/.*\n)+/,
        '',
      ),
    killers: ['rules/argocd-application'],
  },
  {
    defect: 14,
    severity: 'C',
    source: 'L81',
    template,
    what: 'Kubernetes 1.28 or newer, long past its end',
    apply: files =>
      files.replace(
        'deploy/helm/Chart.yaml',
        /kubeVersion: .*/,
        'kubeVersion: ">=1.28.0-0"',
      ),
    killers: ['rules/supported-versions'],
  },
  {
    defect: 15,
    severity: 'B',
    source: 'L347, 000 L164',
    template,
    what: 'the autoscaler follows memory and jumps at the first spike',
    apply: files => {
      files.replace(
        'deploy/helm/templates/hpa.yaml',
        'name: cpu',
        'name: memory',
      );
      files.replace(
        'deploy/helm/templates/hpa.yaml',
        /(scaleUp:\n +stabilizationWindowSeconds: )\d+/,
        '$10',
      );
    },
    killers: ['rules/autoscaler-signals'],
  },
];
