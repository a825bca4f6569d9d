/** Replaces each occurrence for itself. */
export function each(
  pattern: RegExp,
  replace: (match: RegExpMatchArray) => string,
): (content: string) => string[] {
  return content =>
    [...content.matchAll(pattern)].map(match => {
      const at = match.index;
      return (
        content.slice(0, at) +
        replace(match) +
        content.slice(at + match[0].length)
      );
    });
}
