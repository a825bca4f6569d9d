import type { Matcher } from './Promql';

/** A regular expression that would take too long to try, or that JavaScript reads in another way than Prometheus (RE2). */
function compiled(pattern: string): RegExp | undefined {
  if (pattern.length > 200 || /\(\?[^:]|[+*}]\)[+*{]/.test(pattern))
    return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
}

/**
 * Whether a matcher lets a value of its label through; nothing where that can't be said.
 *
 * @param matcher - condition on a label
 * @param value - a value of the label
 */
export function matcherAccepts(
  matcher: Pick<Matcher, 'operator' | 'value'>,
  value: string,
): boolean | undefined {
  switch (matcher.operator) {
    case '=':
      return value === matcher.value;
    case '!=':
      return value !== matcher.value;
    default: {
      const regex = compiled(matcher.value);
      if (!regex) return undefined;
      return regex.test(value) === (matcher.operator === '=~');
    }
  }
}
