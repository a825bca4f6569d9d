const number = new Intl.NumberFormat('en');

/** A count with its noun: `1 file`, `2,000 files`. */
export function plural(
  count: number,
  noun: string,
  nouns: string = `${noun}s`,
): string {
  return `${number.format(count)} ${count === 1 ? noun : nouns}`;
}
