/** Up to two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : '']
    .map(word => word?.[0] ?? '')
    .join('');
  return letters.toLocaleUpperCase('en') || '?';
}
