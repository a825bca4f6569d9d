import { Value } from './Value';

/** An object that the chart makes in an environment, or that Argo CD is given. */
export interface ClusterObject {
  /** `dev`, `staging`, `prod`; empty for an object that stands in a file of its own. */
  environment: string;
  kind: string;
  apiVersion: string;
  name: string;
  namespace: string;
  value: Value;
}

/** Reads what is common to all objects; nothing when it isn't an object. */
export function toClusterObject(
  value: Value,
  environment: string,
): ClusterObject | undefined {
  const kind = value.text('kind');
  const apiVersion = value.text('apiVersion');
  return kind && apiVersion
    ? {
        environment,
        kind,
        apiVersion,
        name: value.text('metadata.name'),
        namespace: value.text('metadata.namespace'),
        value,
      }
    : undefined;
}
