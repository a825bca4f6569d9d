import type { Matcher } from './Promql';

/**
 * All values that a matcher lets through, where it lists them (`="a"`, `=~"a|b\\.c"`); nothing for any other.
 *
 * @param matcher - condition on a label
 */
export function literalsOf(
  matcher: Pick<Matcher, 'operator' | 'value'>,
): string[] | undefined {
  if (matcher.operator === '=') return [matcher.value];
  if (matcher.operator !== '=~') return undefined;
  // `1(\.0)?`, as Pyrra writes a bucket that clients spell in two ways.
  const optional = /^([\w-]+)\(\\?\.0\)\?$/.exec(matcher.value);
  if (optional) return [optional[1], `${optional[1]}.0`];
  const values = matcher.value.replace(/^\((?:\?:)?(.*)\)$/, '$1').split('|');
  return values.every(value =>
    /^(?:[\w\s:/-]|\\.|(?<=\d)\.(?=\d))*$/.test(value),
  )
    ? values.map(value => value.replace(/\\(.)/g, '$1'))
    : undefined;
}
