/**
 * Cuts a list into parts that one statement can take: databases limit the number of bound values.
 *
 * @param size - rows of one part; 200 unless given
 */
export function* inSlices<T>(
  items: readonly T[],
  size: number = 200,
): Iterable<T[]> {
  for (let at = 0; at < items.length; at += size) {
    yield items.slice(at, at + size);
  }
}
