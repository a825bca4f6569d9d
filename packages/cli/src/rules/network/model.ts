import type { ClusterObject } from '../model/ClusterObject';
import type { Repository } from '../model/Repository';
import type { Value } from '../model/Value';
import { selects, Workload } from '../model/workloads';

/** The network policies that hold for the pods of a workload. */
export function policiesOf(
  repository: Repository,
  workload: Workload,
): ClusterObject[] {
  return repository
    .ofKind('NetworkPolicy')
    .filter(
      policy =>
        policy.environment === workload.object.environment &&
        selects(
          policy.value.labels('spec.podSelector.matchLabels'),
          workload.labels,
        ),
    );
}

/** Whether a rule of a policy lets a port through; one without ports lets all. */
export function allowsPort(
  rule: Value,
  port: number,
  protocol: 'TCP' | 'UDP' = 'TCP',
): boolean {
  const ports = rule.list('ports');
  return (
    ports.length === 0 ||
    ports.some(candidate => {
      const from = candidate.number('port');
      const to = candidate.number('endPort') ?? from;
      return (
        (candidate.text('protocol') || 'TCP') === protocol &&
        (from === undefined || (port >= from && port <= (to ?? from)))
      );
    })
  );
}

/** Namespaces that the peers of a rule name; `*` when it lets every peer through. */
export function namespacesOf(peers: Value[]): string[] {
  if (peers.length === 0) return ['*'];
  return peers.flatMap(peer => {
    const selector = peer.get('namespaceSelector');
    if (!selector.exists) return [];
    return (
      selector.at('matchLabels').labels()['kubernetes.io/metadata.name'] ?? '*'
    );
  });
}
