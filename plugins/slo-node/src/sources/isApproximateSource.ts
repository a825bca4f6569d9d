/**
 * Whether the counts under this name of a source, or any of those joined by a plus sign, were made from recorded ratios.
 *
 * @public
 */
export function isApproximateSource(name: string): boolean {
  return name.includes('/');
}
