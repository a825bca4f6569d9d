import { loadClusters } from '../../company/loadClusters';
import { fixedClock } from '../../lib/Clock';
import { Seed } from '../../lib/Seed';
import { ClusterContext } from '../ClusterContext';
import { clusterObjects } from '../clusterObjects';
import type { KubernetesObject } from '../KubernetesObject';

/** The clusters of the playground. */
export const clusterNames = ['playground-prod', 'playground-staging'];

/** The objects of a cluster, as they travel. */
export async function makeObjects(
  name: string,
  { seed = 'test', now = '2026-11-21T08:00:00Z', later = 0 } = {},
) {
  const clusters = await loadClusters();
  const cluster = clusters.find(candidate => candidate.name === name);
  if (!cluster) {
    throw new Error(`No cluster '${name}'`);
  }
  const startMs = fixedClock(now).now();
  const nowMs = startMs + later;
  const objects = clusterObjects(
    new ClusterContext({ cluster, seed: new Seed(seed), startMs, nowMs }),
  );
  return JSON.parse(JSON.stringify(objects)) as KubernetesObject[];
}
