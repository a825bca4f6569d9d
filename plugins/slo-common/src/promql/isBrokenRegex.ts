/** What RE2 understands and JavaScript doesn't, or reads in another way: nothing can be said of it here. */
const OTHERWISE_READ = /\(\?|\\[QEAzZpPC]|\[\[:/;

/**
 * Whether a regular expression of a matcher is none, so that Prometheus refuses the whole query.
 *
 * @param pattern - value of a matcher with `=~` or `!~`
 */
export function isBrokenRegex(pattern: string): boolean {
  if (OTHERWISE_READ.test(pattern)) return false;
  try {
    RegExp(pattern);
    return false;
  } catch {
    return true;
  }
}
