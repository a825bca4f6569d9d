import { Escapable, toText, UNPRINTABLE, unicodeEscape } from './text';

function quote(text: string): string {
  const escaped = text
    .replace(/["\\]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(UNPRINTABLE, character =>
      // Above the basic plane everything is printable to YAML, and JSON has no escape of its own for it.
      character.length > 1 ? character : unicodeEscape(character),
    );
  return `"${escaped}"`;
}

/**
 * A value as a YAML flow scalar, quotes included: texts double-quoted on one line, numbers and booleans bare. Lists and
 * objects become flow collections. The result is valid JSON as well.
 *
 * @public
 */
export function escapeYaml(value: Escapable): string {
  if (value === undefined || value === null) {
    return '""';
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(escapeYaml).join(', ')}]`;
  }
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(
      ([key, item]) => `${quote(toText(key))}: ${escapeYaml(item)}`,
    );
    return `{${pairs.join(', ')}}`;
  }
  return quote(toText(value));
}
