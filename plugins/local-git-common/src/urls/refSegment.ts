/**
 * A branch, tag or commit as one path segment of a URL. Slashes become `~`, which no ref name may have: percent-encoded
 * slashes don't survive the URL resolution of the SCM integrations.
 * @public
 */
export function toRefSegment(ref: string): string {
  return encodeURIComponent(ref.replaceAll('/', '~'));
}

/** Reverse of {@link toRefSegment}. @public */
export function fromRefSegment(segment: string): string {
  return decodeURIComponent(segment).replaceAll('~', '/');
}
