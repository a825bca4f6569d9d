/** Splits at commas, except those between braces: `slos/*.{yaml,yml}, /shared/a.yaml`. */
export function splitPatterns(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of text) {
    if (character === ',' && depth === 0) {
      parts.push('');
      continue;
    }
    if (character === '{') depth += 1;
    if (character === '}') depth = Math.max(0, depth - 1);
    parts[parts.length - 1] += character;
  }
  return parts.map(part => part.trim()).filter(Boolean);
}
