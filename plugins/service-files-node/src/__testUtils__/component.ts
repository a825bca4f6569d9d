import type { Entity } from '@backstage/catalog-model';

/** A component whose sources lie in a folder. */
export function component(
  name: string,
  source: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/source-location': `url:${source}`,
        ...annotations,
      },
    },
  };
}
