/** What a template filter may be given: a typed text, or a plain value of an answer. */
export type Escapable = unknown;

/**
 * Text as every target language can hold it: lone surrogates, which no UTF-8 file can carry, become the replacement
 * character. Nothing and `null` become the empty text; numbers and booleans their usual spelling.
 */
export function toText(value: Escapable): string {
  if (value === undefined || value === null) {
    return '';
  }
  const text =
    typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/**
 * Characters that are invisible or that change how the text around them is read: controls, line and paragraph
 * separators, formatting characters such as the bidirectional overrides. Written as escapes wherever a language has them.
 */
export const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;

/** Code point as hexadecimal digits, at least `width` of them. */
export function hex(character: string, width: number): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(width, '0');
}

/** `\uXXXX`, or `\UXXXXXXXX` above the basic plane: the spelling that HCL, Python, TOML and YAML share. */
export function unicodeEscape(character: string): string {
  return (character.codePointAt(0) ?? 0) > 0xffff
    ? `\\U${hex(character, 8)}`
    : `\\u${hex(character, 4)}`;
}
