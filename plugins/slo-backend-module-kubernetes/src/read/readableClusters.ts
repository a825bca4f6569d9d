import type { Cluster } from '../client/clusterSchema';
import type { Settings } from '../config/Settings';

/** Ways in for which the portal itself has credentials; by the others each person goes in with their own. */
const OWN_CREDENTIALS = new Set([
  'serviceAccount',
  'aws',
  'azure',
  'googleServiceAccount',
  'localKubectlProxy',
]);

/** Which clusters are read, those that count first come first. */
export function readableClusters(
  known: readonly Cluster[],
  settings: Pick<Settings, 'clusters'>,
): {
  clusters: Cluster[];
  /** Named in the settings, and not there. */
  missing: string[];
  /** Those that let only people in. */
  closed: string[];
} {
  const byName = new Map(known.map(cluster => [cluster.name, cluster]));
  const wanted = settings.clusters ?? [...byName.keys()];
  const there = wanted.flatMap(name => byName.get(name) ?? []);
  const isOpen = ({ authProvider = '' }: Cluster) =>
    OWN_CREDENTIALS.has(authProvider);
  return {
    clusters: there.filter(isOpen),
    missing: wanted.filter(name => !byName.has(name)),
    closed: there.filter(cluster => !isOpen(cluster)).map(({ name }) => name),
  };
}
