import { Escapable, toText, UNPRINTABLE, unicodeEscape } from './text';

/**
 * A value as a TOML value: texts as a basic string, quotes included; numbers and booleans bare; lists as arrays.
 *
 * @public
 */
export function escapeToml(value: Escapable): string {
  if (typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(escapeToml).join(', ')}]`;
  }
  const escaped = toText(value)
    .replace(/["\\]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(UNPRINTABLE, unicodeEscape);
  return `"${escaped}"`;
}
