import type { Entity } from '@backstage/catalog-model';

/** A group of the catalog. */
export function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    ...(parent && {
      relations: [{ type: 'childOf', targetRef: `group:default/${parent}` }],
    }),
  };
}
