function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        row[j] + 1,
        next[j - 1] + 1,
        row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length];
}

/**
 * The word that was probably meant; nothing where none is near.
 *
 * @param word - as it was written
 * @param words - the words that exist
 */
export function nearestWord(
  word: string,
  words: readonly string[],
): string | undefined {
  if (word.length > 60) return undefined;
  const plain = (text: string) => text.toLowerCase().replace(/[_-]/g, '');
  const [best] = words
    .map(candidate => ({
      candidate,
      far: distance(plain(word), plain(candidate)),
    }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(1, Math.floor(word.length / 4))
    ? best.candidate
    : undefined;
}
