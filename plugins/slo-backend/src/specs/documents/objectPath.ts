import type { ClusterObject } from '@causeway/plugin-slo-common';

/** By what an object is called where a file has its path. */
export function objectPath(object: ClusterObject): string {
  const { cluster, namespace, kind, name } = object;
  return `kubernetes:${cluster}/${namespace}/${kind}/${name}`;
}
