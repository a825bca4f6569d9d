import type { NameProblem } from './NameProblem';

/**
 * Checks the short name of a branch or tag. Stricter than `git check-ref-format`: it also refuses what could be
 * read as an option, a revision expression or a full ref.
 * @public
 */
export function checkRefName(ref: string): NameProblem {
  if (!ref) return 'A branch or tag needs a name.';
  if (ref.length > 200)
    return 'A branch or tag name has at most 200 characters.';
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}._/+#=,-]*$/u.test(ref)) {
    return `'${ref}' can't name a branch or tag: it starts with a letter, digit or underscore; after it come letters, digits and . _ / + # = , -`;
  }
  if (ref.includes('..') || ref.includes('//') || /[./]$/.test(ref)) {
    return `'${ref}' can't name a branch or tag: no two dots or slashes in a row, and neither at the end.`;
  }
  if (
    ref
      .split('/')
      .some(
        part =>
          part.startsWith('.') ||
          part.startsWith('-') ||
          part.endsWith('.lock'),
      )
  ) {
    return `'${ref}' can't name a branch or tag: no part of it starts with a dot or hyphen, or ends with '.lock'.`;
  }
  if (
    /^(HEAD|FETCH_HEAD|ORIG_HEAD|MERGE_HEAD)$/.test(ref) ||
    ref.startsWith('refs/')
  ) {
    return `'${ref}' is a name that Git keeps for itself.`;
  }
  return undefined;
}
