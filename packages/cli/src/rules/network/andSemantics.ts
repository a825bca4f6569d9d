import { titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 71 of the source documents. */
export const networkAndSemantics: Rule = {
  id: 'network-and-semantics',
  what: 'A peer that is meant by namespace and labels is one item with both selectors.',
  why: 'Two items mean OR: every pod of that namespace, or pods with these labels in this one. The hole is far bigger than it looks.',
  fix: 'put podSelector and namespaceSelector into one item',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const policy of repository.ofKind('NetworkPolicy')) {
      const peers = [
        ...policy.value.list('spec.ingress').map(rule => rule.get('from')),
        ...policy.value.list('spec.egress').map(rule => rule.get('to')),
      ];
      for (const list of peers) {
        const only = (key: string, not: string) =>
          list
            .list()
            .some(peer => peer.get(key).exists && !peer.get(not).exists);
        if (
          only('namespaceSelector', 'podSelector') &&
          only('podSelector', 'namespaceSelector')
        ) {
          yield {
            file: list.file,
            line: list.line,
            message: `${titleOf(
              policy,
            )} means a namespace or labels, where both look meant`,
          };
        }
      }
    }
  },
};
