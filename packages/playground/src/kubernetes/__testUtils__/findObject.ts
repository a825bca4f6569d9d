import type { KubernetesObject } from '../KubernetesObject';

/** The object of this kind and name, which has to be there. */
export function findObject(
  objects: KubernetesObject[],
  kind: string,
  name: string,
) {
  const found = objects.find(
    object => object.kind === kind && object.metadata.name === name,
  );
  if (!found) {
    throw new Error(`No ${kind} '${name}'`);
  }
  // Tests look into fields that differ by kind.
  return found as KubernetesObject & {
    spec: Record<string, never>;
    status: Record<string, never>;
  };
}
