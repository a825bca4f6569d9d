import type { Problem, Rule } from '../Rule';

/** Defect 33 of the source documents. */
export const terraformVersions: Rule = {
  id: 'terraform-versions',
  what: 'Each folder names the Terraform it needs (1.11 or newer) and the providers with a lower and an upper bound.',
  why: 'Write-only passwords and locks in S3 need 1.11; an open upper bound takes the next major version in the middle of an incident.',
  fix: 'set required_version ">= 1.11" and aws ">= 5.100, < 7"',
  *check(repository): Iterable<Problem> {
    for (const block of repository.terraform
      .flatMap(file => file.blocks)
      .filter(({ type }) => type === 'terraform')) {
      const required = block.attributes.get('required_version');
      const minimum = /(\d+)\.(\d+)/.exec(required?.expression ?? '');
      if (
        !minimum ||
        Number(minimum[1]) < 1 ||
        (minimum[1] === '1' && Number(minimum[2]) < 11)
      ) {
        yield {
          file: block.file,
          line: required?.line ?? block.line,
          message: `Terraform ${
            required?.expression ?? 'of any version'
          } is accepted`,
        };
      }
      for (const provider of block.blocks.filter(
        ({ type }) => type === 'required_providers',
      )) {
        for (const { name, expression, line } of provider.attributes.values()) {
          const version = /version\s*=\s*"([^"]+)"/.exec(expression)?.[1] ?? '';
          const old =
            name === 'aws' &&
            /~> ?[0-4]\.|~> ?5\.0\b|>= ?[0-4]\./.test(version);
          if (!/<|~>/.test(version) || old) {
            yield {
              file: block.file,
              line,
              message: `the provider ${name} may be ${
                version || 'any version'
              }`,
            };
          }
        }
      }
    }
  },
};
