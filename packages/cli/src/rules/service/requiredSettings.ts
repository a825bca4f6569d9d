import { containersOf, titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Settings of a pydantic class that have no default, as environment variables. */
function requiredOf(text: string): string[] {
  if (!/BaseSettings/.test(text)) return [];
  const fields = text.matchAll(
    /^ {4}([a-z][a-z0-9_]*): ([^=\n]+)(?:= (.*))?$/gm,
  );
  return [...fields]
    .filter(([, , type, value]) => {
      if (/ClassVar/.test(type)) return false;
      return (
        value === undefined ||
        (value.startsWith('Field(') &&
          !/default|Field\(\s*["'\d\[{A-Z]/.test(value))
      );
    })
    .map(([, name]) => name.toLocaleUpperCase('en-US'));
}

/** Defects 2 and 43 of the source documents. */
export const requiredSettings: Rule = {
  id: 'required-settings',
  what: 'Settings that the code must have are given by the chart: in the ConfigMap, in env, or in the secret that Terraform writes.',
  why: 'The service refuses to start without one: found at the first deployment, not at review.',
  fix: 'add the setting to config in values.yaml or to the secret in deploy/terraform',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    const required = repository
      .paths(/^src\/.*settings\.py$/)
      .flatMap(file =>
        requiredOf(repository.text(file)).map(name => ({ file, name })),
      );
    const secret = repository
      .paths(/^deploy\/terraform\/service\/.*\.tf$/)
      .map(file => repository.text(file))
      .join('\n');
    const main = containersOf(repository).filter(
      ({ workload, init }) => workload.serves && !init,
    );
    for (const { workload, value } of main) {
      const given = [
        ...value.list('env').map(item => item.text('name')),
        ...repository
          .ofKind('ConfigMap')
          .filter(map => map.environment === workload.object.environment)
          .flatMap(map => Object.keys(map.value.labels('data'))),
      ];
      for (const { file, name } of required) {
        if (
          !given.includes(name) &&
          !new RegExp(`\\b${name}\\b`).test(secret)
        ) {
          yield {
            file,
            line: repository.lineOf(file, new RegExp(`^ {4}${name}:`, 'i')),
            message: `${titleOf(workload.object)} gets no ${name}`,
          };
        }
      }
    }
  },
};
