import { selects, titleOf, workloadsOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defects 7 and 19 of the source documents. */
export const disruptionBudget: Rule = {
  id: 'disruption-budget',
  what: 'Every workload that serves has a PodDisruptionBudget that lets one pod go and is not the whole of it.',
  why: 'A node drain takes all pods of a node at once; a budget that allows none blocks every upgrade of the cluster.',
  fix: 'add a PodDisruptionBudget with maxUnavailable: 1 and the labels of the pods',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    const budgets = repository.ofKind('PodDisruptionBudget');
    for (const { object, labels, serves } of workloadsOf(repository)) {
      if (!serves) continue;
      const own = budgets.filter(
        budget =>
          budget.environment === object.environment &&
          selects(budget.value.labels('spec.selector.matchLabels'), labels),
      );
      if (own.length === 0) {
        yield {
          file: object.value.file,
          line: object.value.line,
          message: `${titleOf(object)} has no PodDisruptionBudget`,
        };
      }
      for (const { value } of own) {
        const stuck =
          value.is(0, 'spec.maxUnavailable') ||
          value.is('100%', 'spec.minAvailable');
        if (stuck) {
          yield {
            file: value.file,
            line: value.get('spec').line,
            message: `the PodDisruptionBudget of ${titleOf(
              object,
            )} lets no pod go`,
          };
        }
      }
    }
  },
};
