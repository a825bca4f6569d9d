import type { RepositoryEditor } from '../../mutations/RepositoryEditor';

/** The objects of production, beside the files of the repository. */
export const OBJECTS = 'prod.yaml';

const VIRTUAL_SERVICE = (gateways: string, subset: string) => `---
# Source: demo/templates/virtualservice.yaml
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: demo, namespace: demo-prod }
spec:
  hosts: [demo]
  ${gateways}
  http:
    - route:
        - { destination: { host: demo, subset: ${subset} }, weight: 100 }
`;

const object = (kind: string, apiVersion: string, rest: string) => `---
# Source: demo/templates/more.yaml
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: demo-more, namespace: demo-prod }
${rest}
`;

/** One way to break each rule that no mutation of files breaks: in the chart's objects, or in files. */
export const RULE_EXAMPLES: Record<string, (files: RepositoryEditor) => void> =
  {
    'references-resolve': files =>
      files.replace(
        OBJECTS,
        'serviceAccountName: demo',
        'serviceAccountName: other',
      ),
    'selectors-match': files =>
      files.replace(OBJECTS, 'targetPort: http', 'targetPort: web'),
    'no-plain-init-containers': files =>
      files.replace(
        OBJECTS,
        /\n( +)containers:\n/,
        '\n$1initContainers:\n$1  - name: wait\n$1containers:\n',
      ),
    'image-by-digest': files => files.replace(OBJECTS, /@sha256:0+/, ':1.0.0'),
    'pod-security-restricted': files =>
      files.replace(
        OBJECTS,
        'allowPrivilegeEscalation: false',
        'allowPrivilegeEscalation: true',
      ),
    probes: files => files.replace(OBJECTS, 'path: /readyz', 'path: /healthz'),
    'disruption-budget': files =>
      files.replace(OBJECTS, 'maxUnavailable: 1', 'maxUnavailable: 0'),
    'pods-spread': files =>
      files.replace(
        OBJECTS,
        'topologyKey: topology.kubernetes.io/zone',
        'topologyKey: zone',
      ),
    // A role that trusts names alone: repositories made since July 2026 can't take it.
    'short-lived-credentials': files =>
      files.replace(
        'deploy/terraform/shared/main.tf',
        /"repo:(\w+)@[^"]+"/,
        '"repo:$1/demo"',
      ),
    'connections-fit': files =>
      files.replace(
        'deploy/helm/values-prod.yaml',
        /maxReplicas: 9/,
        'maxReplicas: 150',
      ),
    'graceful-shutdown': files =>
      files.replace(
        OBJECTS,
        /terminationGracePeriodSeconds: \d+/,
        'terminationGracePeriodSeconds: 5',
      ),
    'service-account-token': files =>
      files.replace(
        OBJECTS,
        /( +)automountServiceAccountToken: false\n( +enableServiceLinks)/,
        '$2',
      ),
    'bounded-volumes': files =>
      files.replace(OBJECTS, /emptyDir:\n +sizeLimit: \S+/, 'emptyDir: {}'),
    'replicas-belong-to-autoscaler': files =>
      files.replace(
        OBJECTS,
        /(kind: Deployment\n(?:.*\n)*?spec:\n)/,
        '$1  replicas: 3\n',
      ),
    'resources-on-containers': files =>
      files.replace(OBJECTS, /( +)limits:\n(?:\1 +.*\n)+/, ''),
    'no-cpu-limit': files =>
      files.replace(OBJECTS, /( +)limits:\n/, '$1limits:\n$1  cpu: 500m\n'),
    'autoscaler-signals': files =>
      files.replace(OBJECTS, 'name: cpu', 'name: memory'),
    'scraped-once': files =>
      files.replace(
        OBJECTS,
        /( +)kubectl\.kubernetes\.io\/default-container: app/,
        '$1prometheus.io/scrape: "true"',
      ),
    'current-api-versions': files =>
      files.replace(
        OBJECTS,
        'external-secrets.io/v1',
        'external-secrets.io/v1beta1',
      ),
    'gateway-api': files =>
      files.append(
        OBJECTS,
        object('Ingress', 'networking.k8s.io/v1', 'spec: {}'),
      ),
    'routes-reach-app': files =>
      files.replace(OBJECTS, 'value: /v1', 'value: /api'),
    'subsets-have-pods': files =>
      files.append(
        OBJECTS,
        VIRTUAL_SERVICE('gateways: [gateway/public]', 'v2'),
      ),
    'destination-rule-settings': files =>
      files.append(
        OBJECTS,
        object(
          'DestinationRule',
          'networking.istio.io/v1',
          'spec: { host: demo, trafficPolicy: { outlierDetection: { consecutiveErrors: 5 } } }',
        ),
      ),
    'canary-gets-traffic': files =>
      files.append(OBJECTS, VIRTUAL_SERVICE('gateways: [mesh]', 'stable')),
    'one-database': files =>
      files.replace(OBJECTS, /image: (['"])demo@/, 'image: $1postgres@'),
    'external-secrets': files =>
      files.append(OBJECTS, object('Secret', 'v1', 'stringData: { A: b }')),
    'pod-identity': files =>
      files.replace(
        OBJECTS,
        /(kind: ServiceAccount\n(?:.*\n)*? {2}annotations:\n)/,
        '$1    eks.amazonaws.com/role-arn: arn:aws:iam::123456789012:role/x\n',
      ),
    'vpa-recommends': files =>
      files.append(
        OBJECTS,
        object(
          'VerticalPodAutoscaler',
          'autoscaling.k8s.io/v1',
          'spec: { targetRef: { kind: Deployment, name: demo }, updatePolicy: { updateMode: Auto } }',
        ),
      ),
    'node-labels': files =>
      files.replace(
        OBJECTS,
        /( +)enableServiceLinks: false/,
        '$1nodeSelector: { node.kubernetes.io/instance-type: spot }',
      ),
    'network-default-deny': files =>
      files.replace(
        OBJECTS,
        'podSelector: {}',
        'podSelector: { matchLabels: { app.kubernetes.io/name: demo } }',
      ),
    'network-dns': files =>
      files.replace(OBJECTS, / +- protocol: TCP\n +port: 53\n/, ''),
    'network-and-semantics': files =>
      files.replace(
        OBJECTS,
        /\n +(podSelector:\n +matchLabels:\n +k8s-app: kube-dns)/,
        '\n        - podSelector:\n            matchLabels:\n              k8s-app: kube-dns',
      ),
    'network-covers-calls': files =>
      files.replace(OBJECTS, 'port: 5432', 'port: 5433'),
    'network-admits': files =>
      files.replace(
        OBJECTS,
        'kubernetes.io/metadata.name: monitoring',
        'kubernetes.io/metadata.name: other',
      ),
    'promql-parses': files =>
      files.replace('deploy/helm/rules/health.yaml', 'absent(up', 'absent((up'),
    'alert-labels': files =>
      files.replace(
        'deploy/helm/rules/health.yaml',
        'severity: page',
        'severity: urgent',
      ),
    'alert-tested': files =>
      files.replace(
        'observability/tests/health.yaml',
        /alertname: ServiceDown/,
        'alertname: Other',
      ),
    'job-exists': files =>
      files.replace(
        'deploy/helm/rules/health.yaml',
        'job="demo"',
        'job="learning"',
      ),
    'rules-deployed': files =>
      files.replace(OBJECTS, /alert: ServiceDown/, 'alert: Other'),
    'otlp-endpoint': files => files.replace(OBJECTS, ':4318', ':6831'),
    'runbook-names-exist': files =>
      files.append(
        'docs/runbooks/demo.md',
        '\n```bash\nkubectl -n demo-prod logs deployment/bloom-validator\n```\n',
      ),
    'links-resolve': files =>
      files.append('docs/runbooks/demo.md', '\nSee [the plan](../plan.md).\n'),
    'documents-complete': files =>
      files.replace('docs/designs/one-pager.md', /^## Decision$/m, '## Other'),
    'argocd-allows-kinds': files =>
      files.replace(
        'deploy/argocd/project.yaml',
        / +- group: autoscaling\n +kind: HorizontalPodAutoscaler\n/,
        '',
      ),
    'every-environment-deployed': files =>
      files.add('deploy/helm/values-qa.yaml', 'environment: qa\n'),
    'alarm-runbook-entry': files =>
      files.replace(
        'deploy/terraform/service/alarms.tf',
        'dead-letters = {',
        'dead-messages = {',
      ),
    'terraform-names-agree': files =>
      files.replace(
        'deploy/terraform/prod/main.tf',
        /(module "service" \{[^}]*?environment +)= "prod"/,
        '$1= "dev"',
      ),
    'secret-keys': files =>
      files.replace(
        'deploy/terraform/service/secret.tf',
        'REDIS_URL',
        'VALKEY_URL',
      ),
    'required-settings': files =>
      files.replace(OBJECTS, 'JWT_AUDIENCE:', 'JWT_AUDIENCES:'),
    'cache-key-scoped': files => {
      files.add('src/app/prompts.py', 'PROMPT = "Answer"\n');
      files.add(
        'src/app/cache.py',
        'def cache_key(question: str, model: str) -> str:\n    return question\n',
      );
    },
    'vector-index': files =>
      files.add(
        'src/app/migrations/versions/0002_chunks.py',
        'op.create_table("chunks", sa.Column("embedding", Vector(384)))\nop.create_index("ix", "chunks", ["embedding", "document_id"])\n',
      ),
    'streaming-latency': files =>
      files.add('src/app/answers.py', 'return StreamingResponse(tokens)\n'),
  };
