import { containersOf, titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

const SECRET_NAME =
  /(PASSWORD|SECRET|TOKEN|PRIVATE_KEY|API_KEY|ACCESS_KEY|JWT_KEY)(?!.*(URL|NAME|ARN|FILE|PATH|TTL|SECONDS|LIMIT|MAX))/;

/** Defects 2 and 77 of the source documents. */
export const externalSecrets: Rule = {
  id: 'external-secrets',
  what: 'The chart holds no secret: no Secret or SealedSecret, no password in settings; they come through an ExternalSecret.',
  why: "What is in Git stays in Git; sealed text can't be rotated without a commit, and a shared JWT secret lets every verifier issue tokens.",
  fix: 'put it into AWS Secrets Manager by Terraform, read it through the ExternalSecret, and verify tokens by a key set (JWKS)',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const object of repository.ofKind('Secret', 'SealedSecret')) {
      yield {
        file: object.value.file,
        line: object.value.line,
        message: `${titleOf(object)} stands in the chart`,
      };
    }
    const settings = [
      ...repository
        .ofKind('ConfigMap')
        .flatMap(({ value }) => value.entries('data')),
      ...containersOf(repository).flatMap(({ value }) =>
        value
          .list('env')
          .filter(variable => variable.text('value'))
          .map(
            variable => [variable.text('name'), variable.get('value')] as const,
          ),
      ),
    ];
    for (const [name, value] of settings) {
      const password = /:\/\/[^/\s:@]+:[^/\s@]+@/.test(value.text());
      if (SECRET_NAME.test(name) || password) {
        yield {
          file: value.file,
          line: value.line,
          message: `the setting ${name} holds a secret in plain text`,
        };
      }
    }
  },
};
