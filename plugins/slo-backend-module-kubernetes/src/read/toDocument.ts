import type { SpecDocument } from '@causeway/plugin-slo-node';
import { stringify } from 'yaml';
import type { Cluster } from '../client/clusterSchema';
import type { SloObject } from '../client/objectSchema';
import type { SloKind } from './SloKind';

/**
 * An object as the file that it might have been made from, with what it refers to. Its status, and what the cluster wrote into
 * its metadata, is left out: it changes all the time.
 */
export function toDocument(options: {
  entityRef: string;
  cluster: Cluster;
  kind: SloKind;
  object: SloObject;
  /** Objects of the same namespace that it may refer to. */
  others: readonly SloObject[];
}): SpecDocument {
  const { entityRef, cluster, kind, object, others } = options;
  const { name, namespace, resourceVersion } = object.metadata;
  const named = namesIn(object.spec);
  const referred = others.filter(other => named.has(other.metadata.name));
  const texts = [
    toYaml(kind, kind.kind, object),
    ...referred.map(other => toYaml(kind, kind.refersTo?.kind ?? '', other)),
  ];
  return {
    entityRef,
    object: {
      cluster: cluster.name,
      namespace,
      kind: kind.kind,
      name,
      resourceVersion,
    },
    content: texts.join('---\n'),
  };
}

function toYaml(
  { group, version }: SloKind,
  kind: string,
  { metadata, spec }: SloObject,
): string {
  const { name, namespace, labels } = metadata;
  return stringify(
    {
      apiVersion: `${group}/${version}`,
      kind,
      metadata: {
        name,
        namespace,
        ...(Object.keys(labels).length > 0 && { labels: sorted(labels) }),
      },
      spec,
    },
    // Long queries stay on one line, and the same value twice is written twice.
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

function sorted(labels: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Names of indicators that an SLO refers to: its own, and those of its objectives. */
function namesIn(spec: SloObject['spec']): Set<unknown> {
  const { objectives } = spec;
  const holders: unknown[] = [
    spec,
    ...(Array.isArray(objectives) ? objectives : []),
  ];
  return new Set(
    holders.map(holder =>
      typeof holder === 'object' && holder !== null && 'indicatorRef' in holder
        ? holder.indicatorRef
        : undefined,
    ),
  );
}
