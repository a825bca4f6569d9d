import type { NameProblem } from './NameProblem';

/** Longest repository name. @public */
export const MAX_REPOSITORY_NAME_LENGTH = 100;

/**
 * Checks a repository name. Lower case only, so that two names never meet in one folder on file systems that
 * don't tell case apart.
 * @public
 */
export function checkRepositoryName(name: string): NameProblem {
  if (!name) return 'A repository needs a name.';
  if (name.length > MAX_REPOSITORY_NAME_LENGTH) {
    return `A repository name has at most ${MAX_REPOSITORY_NAME_LENGTH} characters.`;
  }
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(name)) {
    return 'A repository name starts with a lower-case letter or digit; after it come lower-case letters, digits, dots, hyphens and underscores.';
  }
  if (/\.(git|lock|wiki|atom)$/.test(name) || name.endsWith('.')) {
    return "A repository name doesn't end with a dot, '.git', '.lock', '.wiki' or '.atom'.";
  }
  if (name.includes('..')) return 'A repository name has no two dots in a row.';
  return undefined;
}
