import type { ClusterObject } from '../model/ClusterObject';
import {
  containersOf,
  selects,
  titleOf,
  workloadsOf,
} from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Where each kind says which pods it means. */
const SELECTORS: Record<string, string> = {
  Service: 'spec.selector',
  PodDisruptionBudget: 'spec.selector.matchLabels',
  NetworkPolicy: 'spec.podSelector.matchLabels',
  PodMonitor: 'spec.selector.matchLabels',
  AuthorizationPolicy: 'spec.selector.matchLabels',
};

/** Labels that a controller puts on pods besides those of their template. */
const ADDED = /^(rollouts-pod-template-hash|pod-template-hash|app)$/;

/** Defects 3, 17 and 72 of the source documents. */
export const selectorsMatch: Rule = {
  id: 'selectors-match',
  what: 'Services, disruption budgets, network policies and monitors select pods or Services of this chart, and named ports are there.',
  why: 'A selector that matches nothing is valid: the Service has no endpoints, the policy guards nothing, nothing is scraped.',
  fix: 'select by the labels that the pods (or the Service) carry, and name a port that they have',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    const workloads = workloadsOf(repository);
    const inSame = (object: ClusterObject) => (other: ClusterObject) =>
      other.environment === object.environment;
    for (const object of repository.objects) {
      const path = SELECTORS[object.kind];
      const selector = path ? object.value.at(path) : undefined;
      const labels = Object.fromEntries(
        Object.entries(selector?.labels() ?? {}).filter(
          ([key]) => !ADDED.test(key),
        ),
      );
      if (!selector || Object.keys(labels).length === 0) continue;
      const chosen = workloads.filter(
        workload =>
          inSame(object)(workload.object) && selects(labels, workload.labels),
      );
      if (chosen.length === 0) {
        yield {
          file: object.value.file,
          line: selector.line,
          message: `${titleOf(object)} selects no pod of this chart`,
        };
      }
      if (object.kind !== 'Service' || chosen.length === 0) continue;
      const names = containersOf(repository)
        .filter(({ workload }) => chosen.includes(workload))
        .flatMap(({ value }) => value.list('ports'))
        .flatMap(port => [port.text('name'), port.text('containerPort')]);
      for (const port of object.value.list('spec.ports')) {
        const target = port.text('targetPort') || port.text('port');
        if (!names.includes(target)) {
          yield {
            file: object.value.file,
            line: port.get('targetPort').line,
            message: `${titleOf(
              object,
            )} sends to port ${target}, which no container has`,
          };
        }
      }
    }
    for (const monitor of repository.ofKind('ServiceMonitor')) {
      const services = repository
        .ofKind('Service')
        .filter(inSame(monitor))
        .filter(service =>
          selects(
            monitor.value.labels('spec.selector.matchLabels'),
            service.value.labels('metadata.labels'),
          ),
        );
      // Flagger makes the Services of a canary.
      const flagger = repository.ofKind('Canary').some(inSame(monitor));
      const ports = services.flatMap(service =>
        service.value.list('spec.ports').map(port => port.text('name')),
      );
      for (const endpoint of monitor.value.list('spec.endpoints')) {
        if (!flagger && !ports.includes(endpoint.text('port'))) {
          yield {
            file: monitor.value.file,
            line: endpoint.line,
            message: `${titleOf(
              monitor,
            )} scrapes no port of a Service of this chart`,
          };
        }
      }
    }
  },
};
