import { selects, titleOf, workloadsOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 29 of the source documents. */
export const subsetsHavePods: Rule = {
  id: 'subsets-have-pods',
  what: 'Every subset that a VirtualService sends traffic to is declared, and pods of the chart carry its labels.',
  why: 'Traffic to a subset without pods is answered with 503: 10 % of the calls, for as long as the route stands.',
  fix: 'label the pods with the version, and send weight to a subset only while its pods run',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    const workloads = workloadsOf(repository);
    for (const route of repository.ofKind('VirtualService')) {
      const subsets = repository
        .ofKind('DestinationRule')
        .filter(rule => rule.environment === route.environment)
        .flatMap(rule => rule.value.list('spec.subsets'));
      for (const destination of route.value
        .list('spec.http')
        .flatMap(http => http.list('route'))) {
        const name = destination.text('destination.subset');
        if (!name || destination.is(0, 'weight')) continue;
        const subset = subsets.find(candidate => candidate.is(name, 'name'));
        if (!subset) {
          yield {
            file: destination.file,
            line: destination.line,
            message: `${titleOf(
              route,
            )} sends to the subset ${name}, which no DestinationRule declares`,
          };
        }
      }
    }
    for (const rule of repository.ofKind('DestinationRule')) {
      const weightless = repository
        .ofKind('VirtualService')
        .filter(route => route.environment === rule.environment)
        .flatMap(route => route.value.list('spec.http'))
        .flatMap(http => http.list('route'));
      for (const subset of rule.value.list('spec.subsets')) {
        const used = weightless.some(
          route =>
            route.is(subset.text('name'), 'destination.subset') &&
            !route.is(0, 'weight'),
        );
        const has = workloads.some(
          ({ object, labels }) =>
            object.environment === rule.environment &&
            selects(subset.labels('labels'), labels),
        );
        if (!has && (used || weightless.length === 0)) {
          yield {
            file: subset.file,
            line: subset.line,
            message: `no pod of the chart is in the subset ${subset.text(
              'name',
            )} of ${titleOf(rule)}`,
          };
        }
      }
    }
  },
};
