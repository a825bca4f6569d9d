import type { Entity } from '@backstage/catalog-model';

/** Annotations by which sources choose among servers; others are of no use here and may be large. */
const PREFIXES = [
  'causeway.dev/',
  'backstage.io/kubernetes',
  'prometheus.io/',
  'sloth.dev/',
];

const LONGEST_VALUE = 2_000;

/** The annotations of an entity that are kept with its SLOs. */
export function annotationsOf(entity: Entity): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entity.metadata.annotations ?? {}).filter(
      ([name, value]) =>
        PREFIXES.some(prefix => name.startsWith(prefix)) &&
        value.length <= LONGEST_VALUE,
    ),
  );
}
