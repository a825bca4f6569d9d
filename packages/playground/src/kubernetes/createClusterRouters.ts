import Router from 'express-promise-router';
import type { Cluster } from '../company/Cluster';
import type { Clock } from '../lib/Clock';
import type { Seed } from '../lib/Seed';
import { createKubernetesRouter } from './api/createKubernetesRouter';
import { ClusterContext } from './ClusterContext';
import { clusterObjects } from './clusterObjects';
import type { KubernetesObject } from './KubernetesObject';

/** The APIs of all clusters, each under `/clusters/<name>`. */
export function createClusterRouters(options: {
  clusters: Cluster[];
  clock: Clock;
  seed: Seed;
  token: string;
}) {
  const { clusters, clock, seed, token } = options;
  const startMs = clock.now();
  const router = Router();
  for (const cluster of clusters) {
    router.use(
      `/clusters/${cluster.name}`,
      createKubernetesRouter({
        token,
        context: () =>
          new ClusterContext({ cluster, seed, startMs, nowMs: clock.now() }),
        objects: onceASecond(clusterObjects),
      }),
    );
  }
  return router;
}

/** One page of the portal asks a dozen times: the objects are made once. */
function onceASecond(make: (context: ClusterContext) => KubernetesObject[]) {
  let made: { second: number; objects: KubernetesObject[] } | undefined;
  return (context: ClusterContext) => {
    const second = Math.floor(context.nowMs / 1000);
    if (made?.second !== second) {
      made = { second, objects: make(context) };
    }
    return made.objects;
  };
}
