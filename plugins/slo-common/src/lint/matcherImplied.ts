import { literalsOf, matcherAccepts, type Matcher } from '../promql';

/** Values that a label of this kind may have. */
function samplesOf(label: string): string[] {
  return /code|status/i.test(label)
    ? [
        '100',
        '200',
        '201',
        '204',
        '301',
        '304',
        '400',
        '404',
        '429',
        '500',
        '502',
        '503',
        '504',
      ]
    : [];
}

function isPositive({ operator }: Matcher): boolean {
  return operator === '=' || operator === '=~';
}

/**
 * Whether everything that some matchers let through is let through by another one as well. Where that can't be said, it is
 * taken to be so.
 *
 * @param matchers - the conditions of the smaller set
 * @param wanted - a condition of the larger set
 */
export function matcherImplied(
  matchers: readonly Matcher[],
  wanted: Matcher,
): boolean {
  const same = matchers.filter(({ label }) => label === wanted.label);
  if (
    same.some(
      ({ operator, value }) =>
        operator === wanted.operator && value === wanted.value,
    )
  )
    return true;
  if (wanted.operator === '=~' && wanted.value === '.*') return true;
  if (same.length === 0) return false;
  const literals = same.map(literalsOf).find(Boolean);
  const values = literals ?? samplesOf(wanted.label);
  const passing = values.filter(value =>
    same.every(matcher => matcherAccepts(matcher, value) !== false),
  );
  if (passing.length > 0)
    return passing.every(value => matcherAccepts(wanted, value) !== false);
  return same.some(isPositive);
}
