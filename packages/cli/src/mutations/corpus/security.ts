import type { Mutation } from '../Mutation';

const template = 'resilient-api';
const POLICIES = /^deploy\/helm\/templates\/networkpolicy.*\.yaml$/;

/** Network policies and secrets: defects 71 to 77. */
export const securityMutations: readonly Mutation[] = [
  {
    defect: 71,
    severity: 'B',
    source: 'L1454-1461',
    template,
    what: 'two list items mean "or"',
    apply: files =>
      files.replace(
        POLICIES,
        /( +)(podSelector:\n +matchLabels:\n +k8s-app: kube-dns)/,
        '        - podSelector:\n            matchLabels:\n              k8s-app: kube-dns',
      ),
    killers: ['rules/network-and-semantics'],
  },
  {
    defect: 72,
    severity: 'A',
    source: 'L1471-1479',
    template,
    what: 'no way out to the cache and the collector',
    apply: files => {
      files.replace(POLICIES, / +- protocol: TCP\n +port: 6379\n/, '');
      files.replace(POLICIES, 'port: 4318', 'port: 4319');
    },
    killers: ['rules/network-covers-calls'],
  },
  {
    defect: 73,
    severity: 'A',
    source: 'L1450-1470',
    template,
    what: 'Prometheus is shut out',
    apply: files =>
      files.replace(
        POLICIES,
        / +- namespaceSelector:\n +matchLabels:\n.*monitoringNamespace.*\n/,
        '',
      ),
    killers: ['rules/network-admits'],
  },
  {
    defect: 74,
    severity: 'B',
    source: 'L1482-1488',
    template,
    what: 'names by UDP only',
    apply: files =>
      files.replace(POLICIES, / +- protocol: TCP\n +port: 53\n/, ''),
    killers: ['rules/network-dns'],
  },
  {
    defect: 75,
    severity: 'B',
    source: 'L1440-1490',
    template,
    what: 'nothing shuts the namespace',
    apply: files =>
      files.replace(
        POLICIES,
        /apiVersion:[^\0]*?podSelector: \{\}\n(?: +.*\n)+---\n/,
        '',
      ),
    killers: ['rules/network-default-deny'],
  },
  {
    defect: 76,
    severity: 'A',
    source: 'L1492-1515',
    template,
    what: 'a PodSecurityPolicy, gone since 1.25',
    apply: files =>
      files.add(
        'deploy/helm/templates/psp.yaml',
        'apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: restricted\nspec:\n  privileged: false\n',
      ),
    killers: ['rules/current-api-versions', 'kubernetes-schemas'],
  },
  {
    defect: 77,
    severity: 'C',
    source: 'L1518-1538',
    template,
    what: 'a sealed secret with a placeholder, and a shared JWT secret',
    apply: files =>
      files.add(
        'deploy/helm/templates/sealed.yaml',
        `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: {{ include "service.name" . }}-jwt
  namespace: {{ .Release.Namespace }}
spec:
  encryptedData:
    JWT_SECRET: AgBy3i4OJSWK
`,
      ),
    killers: ['rules/external-secrets'],
  },
];
