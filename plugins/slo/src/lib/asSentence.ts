/** Words as a sentence: a capital at its beginning, a full stop at its end. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  const first = trimmed.charAt(0).toLocaleUpperCase('en-US');
  const end = /[.!?…]$/.test(trimmed) || !trimmed ? '' : '.';
  return `${first}${trimmed.slice(1)}${end}`;
}
