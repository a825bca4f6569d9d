import type { DatedTable } from './DatedTable';

interface OldestVersions {
  /** Minor version of Kubernetes 1. */
  kubernetes: number;
  /** Minor version of Python 3. */
  python: number;
  node: number;
  postgres: number;
  valkey: number;
  redis: number;
}

/** Platforms, languages and engines. */
export const OLDEST_VERSIONS: DatedTable<OldestVersions> = {
  what: 'the oldest version of each thing that still gets security fixes for a year',
  checkedOn: '2026-11-21',
  sources: [
    'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
    'https://devguide.python.org/versions/',
    'https://nodejs.org/en/about/previous-releases',
    'https://www.postgresql.org/support/versioning/',
    'https://endoflife.date/valkey',
    'https://endoflife.date/redis',
  ],
  entries: {
    kubernetes: 33,
    python: 12,
    node: 22,
    postgres: 15,
    valkey: 8,
    redis: 7,
  },
};
