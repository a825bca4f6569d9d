import { selects, titleOf, workloadsOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

const ZONE = 'topology.kubernetes.io/zone';

/** Defects 7 and 22 of the source documents. */
export const podsSpread: Rule = {
  id: 'pods-spread',
  what: 'Pods that serve are spread over zones and hosts, by labels that they carry.',
  why: 'All replicas on one node or in one zone fail together; a constraint whose labels match nothing spreads nothing.',
  fix: 'add topologySpreadConstraints by zone and pod anti-affinity by host with the labels of the pods',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const { object, pod, labels, serves } of workloadsOf(repository)) {
      if (!serves) continue;
      const zone = pod
        .list('topologySpreadConstraints')
        .filter(constraint => constraint.is(ZONE, 'topologyKey'));
      const matching = zone.filter(constraint =>
        selects(constraint.labels('labelSelector.matchLabels'), labels),
      );
      const where = { file: pod.file, line: pod.line };
      if (matching.length === 0) {
        const message = `${titleOf(object)} is not spread over zones`;
        yield { ...where, message };
      }
      if (!pod.at('affinity.podAntiAffinity').exists) {
        const message = `${titleOf(object)} may have all its pods on one host`;
        yield { ...where, message };
      }
    }
  },
};
