/** Where keys are not the format's but somebody's own. */
const FREE = new Set(['labels', 'annotations', 'options', 'config']);

/** Whether what stands under a key is somebody's own, and no part of the format. */
export function isFreeForm(key: string | number): boolean {
  return FREE.has(String(key));
}

/**
 * A copy of a value with some keys renamed, wherever they are the format's own.
 *
 * @param value - any value
 * @param names - old names and new ones
 */
export function renamed(
  value: unknown,
  names: ReadonlyMap<string, string>,
): unknown {
  if (Array.isArray(value)) return value.map(item => renamed(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      names.get(key) ?? key,
      isFreeForm(key) ? item : renamed(item, names),
    ]),
  );
}
