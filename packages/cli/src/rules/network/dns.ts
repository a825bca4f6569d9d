import { titleOf, workloadsOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';
import { allowsPort, policiesOf } from './model';

/** Defect 74 of the source documents. */
export const networkDns: Rule = {
  id: 'network-dns',
  what: 'Every pod may ask for names, by UDP and by TCP.',
  why: 'Answers that do not fit in a UDP packet come by TCP: names with many addresses fail now and then, and nobody sees why.',
  fix: 'open port 53 for UDP and TCP to kube-dns',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const workload of workloadsOf(repository)) {
      const policies = policiesOf(repository, workload);
      const egress = policies.flatMap(policy =>
        policy.value.list('spec.egress'),
      );
      for (const protocol of ['UDP', 'TCP'] as const) {
        const open = egress.some(
          rule =>
            rule.list('ports').length > 0 && allowsPort(rule, 53, protocol),
        );
        if (policies.length > 0 && !open) {
          yield {
            file: policies[0].value.file,
            line: repository.lineOf(policies[0].value.file, 'port: 53'),
            message: `${titleOf(
              workload.object,
            )} may not ask for names by ${protocol}`,
          };
        }
      }
    }
  },
};
