/** Tells whether an object with these labels is meant. */
export type LabelMatcher = (
  labels: Readonly<Record<string, string>>,
) => boolean;

const KEY = String.raw`[A-Za-z0-9][-A-Za-z0-9_./]*`;
const IN_SET = new RegExp(String.raw`^(${KEY})\s+(in|notin)\s*\(([^()]*)\)$`);
const EQUAL = new RegExp(
  String.raw`^(${KEY})\s*(==|=|!=)\s*([-A-Za-z0-9_.]*)$`,
);
const EXISTS = new RegExp(String.raw`^(!?)\s*(${KEY})$`);

function requirement(text: string): LabelMatcher | undefined {
  const set = IN_SET.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = new Set(list.split(',').map(value => value.trim()));
    return labels =>
      Object.hasOwn(labels, key)
        ? values.has(labels[key]) === (operator === 'in')
        : operator === 'notin';
  }
  const equal = EQUAL.exec(text);
  if (equal) {
    const [, key, operator, value] = equal;
    return labels =>
      (Object.hasOwn(labels, key) && labels[key] === value) ===
      (operator !== '!=');
  }
  const exists = EXISTS.exec(text);
  if (!exists) return undefined;
  const [, not, key] = exists;
  return labels => Object.hasOwn(labels, key) === (not === '');
}

/**
 * Reads a label selector as `kubectl get -l` takes it.
 *
 * @returns nothing for what is no selector: it selects nothing then, where Kubernetes would refuse it
 */
export function parseSelector(text: string): LabelMatcher | undefined {
  if (text.length > 2_000) return undefined;
  // A comma within brackets separates values, any other requirements.
  const parts = text.split(/,(?![^()]*\))/).map(part => part.trim());
  const all = parts.map(requirement);
  return all.every(one => one !== undefined)
    ? labels => all.every(matches => matches(labels))
    : undefined;
}
