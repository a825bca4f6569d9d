import type { Problem, Rule } from '../Rule';
import { jobsOf, scriptsOf } from './workflowModel';

/** Defects 48 and 65 of the source documents. */
export const everyEnvironmentDeployed: Rule = {
  id: 'every-environment-deployed',
  what: 'The release deploys to every environment that has values and an application, and to no other.',
  why: 'An environment that nothing deploys to stays at its first release while everybody thinks it is current.',
  fix: 'add a job for the environment, or remove its values and application',
  *check(repository): Iterable<Problem> {
    const deployed = new Set(
      jobsOf(repository).flatMap(({ value }) =>
        scriptsOf(value).flatMap(({ script }) =>
          [...script.matchAll(/\bdeploy\.sh (\w+)/g)].map(
            ([, environment]) => environment,
          ),
        ),
      ),
    );
    if (deployed.size === 0) return;
    for (const environment of repository.environments.filter(
      item => !deployed.has(item),
    )) {
      yield {
        file: `deploy/helm/values-${environment}.yaml`,
        line: 1,
        message: `no workflow deploys to ${environment}`,
      };
    }
  },
};
