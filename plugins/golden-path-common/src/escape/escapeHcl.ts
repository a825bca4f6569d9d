import { Escapable, hex, toText, UNPRINTABLE, unicodeEscape } from './text';

/**
 * `${` and `%{` begin a template inside an HCL string and are doubled to stay text. In a longer run of the same sign the
 * pairs would be read differently, so each sign is spelled by its code there.
 */
function literalTemplates(text: string): string {
  return text.replace(/(\$+|%+)\{/g, (_match, signs: string) =>
    signs.length === 1
      ? `${signs}${signs}{`
      : `${signs.replace(/./g, sign => `\\u${hex(sign, 4)}`)}{`,
  );
}

/**
 * A value as an HCL (Terraform) expression: texts as a quoted string, quotes included, in which nothing is a template;
 * numbers and booleans bare; lists as tuples.
 *
 * @public
 */
export function escapeHcl(value: Escapable): string {
  if (typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(escapeHcl).join(', ')}]`;
  }
  const escaped = toText(value)
    .replace(/["\\]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(UNPRINTABLE, unicodeEscape);
  return `"${literalTemplates(escaped)}"`;
}
