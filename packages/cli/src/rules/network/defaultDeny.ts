import type { Problem, Rule } from '../Rule';

/** Defect 75 of the source documents. */
export const defaultDeny: Rule = {
  id: 'network-default-deny',
  what: 'A NetworkPolicy shuts the whole namespace, in both directions; others open what is needed.',
  why: 'Without it every pod that no policy selects, such as a Job or a forgotten one, talks to everything.',
  fix: 'add a NetworkPolicy with podSelector: {} and policyTypes Ingress and Egress',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const environment of repository.manifests.keys()) {
      const shut = repository.ofKind('NetworkPolicy').some(policy => {
        const types = policy.value
          .list('spec.policyTypes')
          .map(type => type.text());
        return (
          policy.environment === environment &&
          Object.keys(policy.value.labels('spec.podSelector.matchLabels'))
            .length === 0 &&
          types.includes('Ingress') &&
          types.includes('Egress') &&
          policy.value.list('spec.ingress').length === 0 &&
          policy.value.list('spec.egress').length === 0
        );
      });
      if (!shut) {
        yield {
          file: 'deploy/helm/templates/networkpolicy.yaml',
          message: `nothing shuts the namespace of ${environment}`,
        };
      }
    }
  },
};
