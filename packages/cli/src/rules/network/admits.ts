import {
  containersOf,
  selects,
  titleOf,
  workloadsOf,
} from '../model/workloads';
import type { Problem, Rule } from '../Rule';
import { allowsPort, namespacesOf, policiesOf } from './model';

/** Defect 73 of the source documents. */
export const networkAdmits: Rule = {
  id: 'network-admits',
  what: 'Network policies let in who must come: the gateway that routes here, and Prometheus.',
  why: 'Without the first every request times out; without the second there are no metrics, so no alert either.',
  fix: 'let in the namespaces of the gateway and of Prometheus on the port of the container',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    const monitoring = repository
      .document('deploy/helm/values.yaml')
      ?.text('network.monitoringNamespace');
    for (const workload of workloadsOf(repository)) {
      const { object, labels, serves } = workload;
      const policies = policiesOf(repository, workload);
      const port = containersOf(repository)
        .filter(container => container.workload.object === object)
        .flatMap(({ value }) => value.list('ports'))
        .map(item => item.number('containerPort'))
        .find(Boolean);
      if (!serves || !port || policies.length === 0) continue;
      const inSame = repository.objects.filter(
        other => other.environment === object.environment,
      );
      const behindService = inSame.some(
        other =>
          other.kind === 'Service' &&
          Object.keys(other.value.labels('spec.selector')).length > 0 &&
          selects(other.value.labels('spec.selector'), labels),
      );
      const gateways = behindService
        ? inSame
            .filter(other => other.kind === 'HTTPRoute')
            .flatMap(route => route.value.list('spec.parentRefs'))
            .map(parent => parent.text('namespace'))
        : [];
      const monitored = inSame.some(
        other =>
          (other.kind === 'ServiceMonitor' && behindService) ||
          (other.kind === 'PodMonitor' &&
            selects(other.value.labels('spec.selector.matchLabels'), labels)),
      );
      const guests = [...gateways, monitored ? monitoring ?? '' : ''].filter(
        Boolean,
      );
      const ingress = policies.flatMap(policy =>
        policy.value.list('spec.ingress'),
      );
      for (const guest of new Set(guests)) {
        const admitted = ingress.some(rule => {
          const namespaces = namespacesOf(rule.list('from'));
          return (
            allowsPort(rule, port) &&
            (namespaces.includes('*') || namespaces.includes(guest))
          );
        });
        if (!admitted) {
          yield {
            file: policies[policies.length - 1].value.file,
            line: repository.lineOf(
              policies[policies.length - 1].value.file,
              'ingress:',
            ),
            message: `${titleOf(
              object,
            )} is shut to the namespace ${guest} on port ${port}`,
          };
        }
      }
    }
  },
};
