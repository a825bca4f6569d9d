import { titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 45 of the source documents. */
export const podIdentity: Rule = {
  id: 'pod-identity',
  what: 'Roles are bound to service accounts by EKS Pod Identity, not by annotations with an account number.',
  why: "A role in an annotation is one account's; a wrong digit gives a pod without credentials and an error far from here.",
  fix: 'remove the annotation; aws_eks_pod_identity_association in deploy/terraform binds the role',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const account of repository.ofKind('ServiceAccount')) {
      const role = account.value
        .at('metadata.annotations')
        .get('eks.amazonaws.com/role-arn');
      if (role.exists) {
        yield {
          file: role.file,
          line: role.line,
          message: `${titleOf(account)} names the role ${role.text()}`,
        };
      }
    }
  },
};
