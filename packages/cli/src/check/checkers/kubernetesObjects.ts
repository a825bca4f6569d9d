import { parseAllDocuments } from 'yaml';
import type { CheckContext } from '../Checker';
import { CHART_DIR } from '../renderChart';

/** An object for Kubernetes, and where it comes from. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata?: { name?: string };
  [field: string]: unknown;
}

/** An object with its place. */
export interface PlacedObject {
  file: string;
  /** Environment that the chart made it for; absent for what stands in a file as it is. */
  environment?: string;
  object: KubernetesObject;
}

function isKubernetesObject(value: unknown): value is KubernetesObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    'apiVersion' in value &&
    typeof value.apiVersion === 'string' &&
    'kind' in value &&
    typeof value.kind === 'string'
  );
}

function objectsOf(
  text: string,
  place: { file: string; environment?: string },
): PlacedObject[] {
  return parseAllDocuments(text).flatMap(document => {
    // Helm says above each object which file made it.
    const source = /Source: [^/\s]+\/(\S+)/.exec(
      document.commentBefore ?? document.contents?.commentBefore ?? '',
    )?.[1];
    const object: unknown = document.toJS();
    return isKubernetesObject(object)
      ? [
          {
            ...place,
            file: source ? `${CHART_DIR}/${source}` : place.file,
            object,
          },
        ]
      : [];
  });
}

/** Every object that reaches a cluster: of the chart for each environment, and of Argo CD. */
export async function kubernetesObjects({
  render,
  manifests,
}: CheckContext): Promise<PlacedObject[]> {
  const charts = [...(await manifests())].flatMap(([environment, text]) =>
    objectsOf(text, { file: CHART_DIR, environment }),
  );
  const argo = [...render.texts]
    .filter(([file]) => /^deploy\/argocd\/.*\.yaml$/.test(file))
    .flatMap(([file, text]) => objectsOf(text, { file }));
  return [...charts, ...argo];
}
