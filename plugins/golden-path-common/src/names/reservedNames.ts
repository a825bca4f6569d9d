/**
 * Names that a service can't have, because something made from the name would already mean something else.
 * Each group carries the reason that people are shown.
 */
export const RESERVED_NAMES: ReadonlyArray<{
  reason: string;
  names: readonly string[];
}> = [
  {
    reason: 'Kubernetes keeps this name for itself',
    names: ['default', 'kubernetes', 'argocd', 'istio-system'],
  },
  {
    reason: 'PostgreSQL keeps this name for itself',
    names: ['postgres', 'template0', 'template1', 'rdsadmin', 'public'],
  },
  {
    reason: 'YAML reads it as a value where a name should stand',
    names: ['true', 'false', 'null', 'yes', 'off'],
  },
  {
    reason: 'accounts of this name belong to administrators',
    names: ['admin', 'root', 'system'],
  },
  {
    reason: 'it is a word of Python, and code is named after the service',
    names:
      'and assert async await break class continue def del elif else except finally for from global import lambda nonlocal not pass raise return try while with yield'.split(
        ' ',
      ),
  },
];

/** Beginnings of names that AWS or Kubernetes keep for themselves. */
export const RESERVED_PREFIXES: ReadonlyArray<{
  prefix: string;
  reason: string;
}> = [
  {
    prefix: 'kube-',
    reason: 'Kubernetes keeps names that begin so for itself',
  },
  { prefix: 'aws', reason: 'AWS refuses names that begin so' },
  { prefix: 'amazon', reason: 'AWS refuses names that begin so' },
  { prefix: 'xn-', reason: 'it is how addresses with accents begin' },
];
