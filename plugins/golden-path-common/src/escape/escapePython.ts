import { Escapable, toText, UNPRINTABLE, unicodeEscape } from './text';

/**
 * A value as a Python literal: texts as a one-line string (not for use inside f-strings), numbers bare, `True`, `False`
 * and `None` by their names. Quotes are chosen as Python's formatters choose them: double ones unless single ones spare
 * an escape.
 *
 * @public
 */
export function escapePython(value: Escapable): string {
  if (value === undefined || value === null) {
    return 'None';
  }
  if (typeof value === 'boolean') {
    return value ? 'True' : 'False';
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(escapePython).join(', ')}]`;
  }
  const text = toText(value);
  const mark = text.includes('"') && !text.includes("'") ? "'" : '"';
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replaceAll(mark, `\\${mark}`)
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(UNPRINTABLE, unicodeEscape);
  return `${mark}${escaped}${mark}`;
}
