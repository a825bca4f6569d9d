import type { Problem, Rule } from '../Rule';
import { deploymentsOf } from './deployments';

/** Defects 48 and 65 of the source documents. */
export const everyEnvironmentDeployed: Rule = {
  id: 'every-environment-deployed',
  what: 'The release deploys to every environment that the chart has values for.',
  why: 'An environment that nothing deploys to stays at its first release while everybody thinks it is current.',
  fix: 'add a job for the environment, or remove its values and application',
  *check(repository): Iterable<Problem> {
    const deployed = deploymentsOf(repository).map(
      ({ environment }) => environment,
    );
    if (deployed.length === 0) return;
    for (const environment of repository.environments) {
      if (!deployed.includes(environment)) {
        yield {
          file: `deploy/helm/values-${environment}.yaml`,
          line: 1,
          message: `no workflow deploys to ${environment}`,
        };
      }
    }
  },
};
