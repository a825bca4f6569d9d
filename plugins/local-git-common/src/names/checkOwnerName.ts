import type { NameProblem } from './NameProblem';

/** First path segments that the host needs for itself. */
const RESERVED = new Set([
  'v1',
  'v2',
  'api',
  'new',
  'tokens',
  'proposals',
  'tree',
  'blob',
  'raw',
]);

/**
 * Checks an owner segment: a group's name, or `~` and a person's name.
 * @public
 */
export function checkOwnerName(owner: string): NameProblem {
  if (!owner) return 'An owner is needed.';
  if (owner.length > 64) return 'An owner has at most 64 characters.';
  if (!/^~?[a-z0-9][a-z0-9._-]*$/.test(owner)) {
    return "An owner is a group's name, or '~' and a person's name: lower-case letters, digits, dots, hyphens and underscores.";
  }
  if (
    /\.(git|lock)$/.test(owner) ||
    owner.endsWith('.') ||
    owner.includes('..')
  ) {
    return "An owner doesn't end with a dot, '.git' or '.lock', and has no two dots in a row.";
  }
  if (RESERVED.has(owner))
    return `'${owner}' is reserved and can't be an owner.`;
  return undefined;
}
