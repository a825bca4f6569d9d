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
    names: ['default', 'kubernetes', 'istio-system', 'argocd'],
  },
  {
    reason: 'PostgreSQL keeps this name for itself',
    names: [
      'postgres',
      'template0',
      'template1',
      'rdsadmin',
      'public',
      'admin',
      'root',
    ],
  },
  {
    reason: 'it is a word of SQL, and the database is named after the service',
    names:
      'all analyse analyze and any array asc both case cast check collate column constraint create current-user database desc distinct else end except false fetch for foreign from grant group having into join lateral leading limit not null offset only order primary references returning schema select session-user some table then trailing true union unique user using variadic when where window with'.split(
        ' ',
      ),
  },
  {
    reason:
      'it is a word of Python, and the package is named after the service',
    names:
      'and as assert async await break class continue def del elif else except finally for from global import lambda nonlocal not pass raise return try while with yield match type'.split(
        ' ',
      ),
  },
  {
    reason: 'a package of this name would hide one that the service needs',
    names:
      'app alembic asyncio boto3 collections conftest datetime email fastapi http httpx io json logging migrations opentelemetry os platform pydantic pytest queue random redis site sqlalchemy ssl statistics string structlog sys test tests time token types typing uuid uvicorn'.split(
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
  { prefix: 'ssm', reason: 'AWS refuses parameters whose names begin so' },
  { prefix: 'xn-', reason: 'S3 refuses buckets whose names begin so' },
  { prefix: 'sthree', reason: 'S3 refuses buckets whose names begin so' },
];
