/** An object in a Kubernetes cluster. */
export interface ClusterObject {
  /** The cluster's name in the portal's configuration. */
  cluster: string;
  namespace: string;
  /** Such as `PrometheusServiceLevel`. */
  kind: string;
  name: string;
  /** The `metadata.resourceVersion` at which it came to say what it says; a new status alone changes nothing here. */
  resourceVersion: string;
}
