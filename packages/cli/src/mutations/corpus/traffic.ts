import type { Mutation } from '../Mutation';

const template = 'resilient-api';

const ingress = (
  annotations: string,
  className: string,
) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ include "service.name" . }}
  namespace: {{ .Release.Namespace }}
  annotations:
    ${annotations}
spec:
  ${className}
  rules:
    - host: {{ .Values.gateway.hostname | quote }}
      http:
        paths:
          - path: /v1
            pathType: Prefix
            backend:
              service:
                name: {{ include "service.name" . }}
                port: { number: 80 }
`;

const destinationRule = (policy: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: {{ include "service.name" . }}
  namespace: {{ .Release.Namespace }}
spec:
  host: {{ include "service.name" . }}
${policy}`;

/** Ingress and mesh: defects 24 to 31. */
export const trafficMutations: readonly Mutation[] = [
  {
    defect: 24,
    severity: 'C',
    source: 'L607',
    template,
    what: 'the class of an Ingress as an annotation',
    apply: files =>
      files.add(
        'deploy/helm/templates/ingress.yaml',
        ingress(
          'kubernetes.io/ingress.class: nginx',
          'defaultBackend: { service: { name: {{ include "service.name" . }}, port: { number: 80 } } }',
        ),
      ),
    killers: ['rules/gateway-api'],
  },
  {
    defect: 25,
    severity: 'C',
    source: 'L600-640',
    template,
    what: 'an Ingress for ingress-nginx, which is retired',
    apply: files =>
      files.add(
        'deploy/helm/templates/ingress.yaml',
        ingress(
          'cert-manager.io/cluster-issuer: letsencrypt',
          'ingressClassName: nginx',
        ),
      ),
    killers: ['rules/gateway-api'],
  },
  {
    defect: 26,
    severity: 'A',
    source: 'L609',
    template,
    what: 'a rate limit by an annotation that does not exist',
    apply: files =>
      files.replace(
        'deploy/helm/templates/httproute.yaml',
        /\nspec:\n/,
        '\n  annotations:\n    nginx.ingress.kubernetes.io/rate-limit: "100"\nspec:\n',
      ),
    killers: ['rules/gateway-api'],
  },
  {
    defect: 27,
    severity: 'B',
    source: 'L628',
    template,
    what: 'a prefix that reaches the app unrewritten',
    apply: files =>
      files.replace(
        'deploy/helm/templates/httproute.yaml',
        'value: /v1',
        'value: /api/learning',
      ),
    killers: ['rules/routes-reach-app'],
  },
  {
    defect: 28,
    severity: 'B',
    source: 'L655-681',
    template,
    values: { rollout: 'istio' },
    what: "the canary's weights are for the mesh only, traffic from outside goes around them",
    apply: files =>
      files.replace(
        'deploy/helm/templates/virtualservice.yaml',
        /( +)gateways:\n(?:\1 +- .*\n|\1- .*\n)+/,
        '',
      ),
    killers: ['rules/canary-gets-traffic'],
  },
  {
    defect: 29,
    severity: 'A',
    source: 'L678',
    template,
    what: 'a subset that no pod is in',
    apply: files =>
      files.add(
        'deploy/helm/templates/subset.yaml',
        destinationRule(`  subsets:
    - name: v2
      labels: { version: v2 }
`),
      ),
    killers: ['rules/subsets-have-pods'],
  },
  {
    defect: 30,
    severity: 'C',
    source: 'L655',
    template,
    what: 'a VirtualService in v1beta1',
    apply: files =>
      files.add(
        'deploy/helm/templates/virtual.yaml',
        `apiVersion: networking.istio.io/v1beta1
kind: VirtualService
metadata:
  name: {{ include "service.name" . }}
  namespace: {{ .Release.Namespace }}
spec:
  hosts: [{{ include "service.name" . }}]
  http:
    - route:
        - destination: { host: {{ include "service.name" . }} }
`,
      ),
    killers: ['rules/current-api-versions', 'rules/canary-gets-traffic'],
  },
  {
    defect: 31,
    severity: 'C',
    source: 'L697-701',
    template,
    what: 'consecutiveErrors, and a connection for every two requests',
    apply: files =>
      files.add(
        'deploy/helm/templates/pool.yaml',
        destinationRule(`  trafficPolicy:
    connectionPool:
      http: { maxRequestsPerConnection: 2 }
    outlierDetection: { consecutiveErrors: 5 }
`),
      ),
    killers: ['rules/destination-rule-settings'],
  },
];
