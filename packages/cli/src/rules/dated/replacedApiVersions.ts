import type { DatedTable } from './DatedTable';

interface Replaced {
  version: RegExp;
  /** Without it, every kind of that version. */
  kind?: string;
  /** What took its place. */
  by: string;
}

/** API versions of Kubernetes and of what is commonly installed in it. */
export const REPLACED_API_VERSIONS: DatedTable<readonly Replaced[]> = {
  what: 'API versions and kinds that are gone or about to go, and what took their place',
  checkedOn: '2026-11-21',
  sources: [
    'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
    'https://istio.io/latest/news/releases/',
    'https://external-secrets.io/latest/introduction/deprecation-policy/',
    'https://gateway-api.sigs.k8s.io/guides/api-design/',
  ],
  entries: [
    {
      version: /^policy\/v1beta1$/,
      kind: 'PodSecurityPolicy',
      by: 'Pod Security labels on the namespace (removed in 1.25)',
    },
    { version: /^policy\/v1beta1$/, by: 'policy/v1' },
    {
      version: /^(extensions|networking\.k8s\.io)\/v1beta1$/,
      by: 'networking.k8s.io/v1',
    },
    { version: /^autoscaling\/v2beta[12]$/, by: 'autoscaling/v2' },
    { version: /^batch\/v1beta1$/, by: 'batch/v1' },
    {
      version: /^networking\.istio\.io\/v1(alpha3|beta1)$/,
      by: 'networking.istio.io/v1',
    },
    { version: /^security\.istio\.io\/v1beta1$/, by: 'security.istio.io/v1' },
    {
      version: /^external-secrets\.io\/v1(alpha1|beta1)$/,
      by: 'external-secrets.io/v1',
    },
    {
      version: /^gateway\.networking\.k8s\.io\/v1(alpha2|beta1)$/,
      kind: 'HTTPRoute',
      by: 'gateway.networking.k8s.io/v1',
    },
    {
      version: /^autoscaling\.k8s\.io\/v1beta[12]$/,
      by: 'autoscaling.k8s.io/v1',
    },
  ],
};
