/** Splits a list, because databases limit how many values one statement may have. */
export function inChunks<T>(items: readonly T[], size = 100): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size)
    chunks.push(items.slice(start, start + size));
  return chunks;
}
