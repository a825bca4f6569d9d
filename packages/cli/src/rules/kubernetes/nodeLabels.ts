import { titleOf, workloadsOf } from '../model/workloads';
import type { Value } from '../model/Value';
import type { Problem, Rule } from '../Rule';

/** Labels that nodes of EKS carry, with the values that are possible. */
const KNOWN: Record<string, RegExp> = {
  'kubernetes.io/arch': /^(amd64|arm64)$/,
  'kubernetes.io/os': /^linux$/,
  'kubernetes.io/hostname': /./,
  'topology.kubernetes.io/zone': /./,
  'topology.kubernetes.io/region': /./,
  'node.kubernetes.io/instance-type': /^[a-z0-9-]+\.[a-z0-9-]+$/,
  'eks.amazonaws.com/capacityType': /^(SPOT|ON_DEMAND)$/,
  'eks.amazonaws.com/nodegroup': /./,
  'karpenter.sh/capacity-type': /^(spot|on-demand|reserved)$/,
  'karpenter.sh/nodepool': /./,
};

function wantedOf(
  pod: Value,
): Array<{ key: string; values: string[]; at: Value }> {
  const affinity = pod.at('affinity.nodeAffinity');
  const terms = [
    ...affinity.list(
      'requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms',
    ),
    ...affinity
      .list('preferredDuringSchedulingIgnoredDuringExecution')
      .map(term => term.get('preference')),
  ];
  return [
    ...pod
      .entries('nodeSelector')
      .map(([key, value]) => ({ key, values: [value.text()], at: value })),
    ...terms
      .flatMap(term => term.list('matchExpressions'))
      .map(expression => ({
        key: expression.text('key'),
        values: expression.list('values').map(value => value.text()),
        at: expression,
      })),
  ];
}

/** Defects 36 and 85 of the source documents. */
export const nodeLabels: Rule = {
  id: 'node-labels',
  what: 'Nodes are chosen by labels that EKS or Karpenter put on them, with values that occur.',
  why: 'A pod that asks for instance-type: spot is never scheduled; one that prefers it runs on full price.',
  fix: 'use karpenter.sh/capacity-type: spot or eks.amazonaws.com/capacityType: SPOT',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const { object, pod } of workloadsOf(repository)) {
      for (const { key, values, at } of wantedOf(pod)) {
        const possible = KNOWN[key];
        const wrong = values.find(value => !possible?.test(value));
        if (!possible || wrong !== undefined) {
          yield {
            file: at.file,
            line: at.line,
            message: `${titleOf(object)} asks for nodes with ${key}: ${
              wrong ?? ''
            }, which none has`,
          };
        }
      }
    }
  },
};
