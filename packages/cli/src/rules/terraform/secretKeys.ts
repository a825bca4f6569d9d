import type { Problem, Rule } from '../Rule';

/** Defects 2 and 43 of the source documents. */
export const secretKeys: Rule = {
  id: 'secret-keys',
  what: "Every address that Terraform writes into the service's secret is read by the code, and every one that the code must have is written.",
  why: 'The pod starts without a setting and stops at once, or holds an address that nothing uses.',
  fix: "use one name in secret.tf and in the code's settings",
  *check(repository): Iterable<Problem> {
    const versions = repository.resources('aws_secretsmanager_secret_version');
    const code = repository
      .paths(/^src\/.*\.(py|ts|js)$/)
      .map(file => repository.text(file))
      .join('\n');
    if (versions.length === 0 || !code) return;
    const written = new Set<string>();
    for (const version of versions) {
      for (const { expression, line } of version.attributes.values()) {
        for (const [, key] of expression.matchAll(
          /^\s*([A-Z][A-Z0-9_]+)\s*=/gm,
        )) {
          written.add(key);
          const read =
            code.includes(key) || code.includes(key.toLocaleLowerCase('en-US'));
          // A queue may stand ready for work that comes later.
          if (!read && key !== 'QUEUE_URL') {
            yield {
              file: version.file,
              line,
              message: `the code never reads ${key}`,
            };
          }
        }
      }
    }
    for (const key of ['DATABASE_URL', 'REDIS_URL']) {
      const read =
        new RegExp(`\\b${key}\\b`).test(code) ||
        new RegExp(`\\b${key.toLocaleLowerCase('en-US')}\\b`).test(code);
      if (read && !written.has(key)) {
        yield {
          file: versions[0].file,
          line: versions[0].line,
          message: `the code reads ${key}, which Terraform doesn't write`,
        };
      }
    }
  },
};
