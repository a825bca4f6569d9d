import type { Cluster } from '../company/Cluster';
import { rfc3339 } from '../lib/duration';
import type { Seed } from '../lib/Seed';
import type {
  KubernetesObject,
  Metadata,
  OwnerReference,
} from './KubernetesObject';

/** What the objects of one cluster are made from. */
export class ClusterContext {
  readonly cluster: Cluster;
  readonly seed: Seed;
  /** Ages in the company's files count back from here: the playground's start. */
  readonly startMs: number;
  /** The time of the request. */
  readonly nowMs: number;

  constructor(options: {
    cluster: Cluster;
    seed: Seed;
    startMs: number;
    nowMs: number;
  }) {
    this.cluster = options.cluster;
    this.seed = options.seed;
    this.startMs = options.startMs;
    this.nowMs = options.nowMs;
  }

  /** So long before the start, in the API's own notation. */
  ago(ms: number): string {
    return rfc3339(this.startMs - ms);
  }

  /** Metadata with an identity of its own. */
  metadata(options: {
    kind: string;
    name: string;
    namespace?: string;
    ageMs: number;
    generation?: number;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    owner?: KubernetesObject;
  }): Metadata {
    const { kind, name, namespace, owner } = options;
    const identity = [this.cluster.name, kind, namespace ?? '', name];
    return {
      name,
      ...(namespace && { namespace }),
      uid: this.seed.uuid('uid', ...identity),
      resourceVersion: String(
        100_000 + Math.floor(this.seed.number('version', ...identity) * 9e6),
      ),
      ...(options.generation && { generation: options.generation }),
      creationTimestamp: this.ago(options.ageMs),
      ...(options.labels && { labels: options.labels }),
      ...(options.annotations && { annotations: options.annotations }),
      ...(owner && { ownerReferences: [ownerReference(owner)] }),
    };
  }

  /** The machines of the cluster. */
  nodeNames(): string[] {
    return Array.from({ length: this.cluster.nodes }, (_, index) => {
      const host = Math.floor(
        16 + this.seed.number('node', this.cluster.name, index) * 200,
      );
      return `ip-10-20-${16 * (index + 1)}-${host}.eu-west-1.compute.internal`;
    });
  }
}

function ownerReference(owner: KubernetesObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
