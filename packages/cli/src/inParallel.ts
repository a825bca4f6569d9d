/** Works on all items, `atOnce` of them at a time, the first ones first. What one of them throws, it throws. */
export async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      // One iterator for all: whoever is free takes the next.
      for (const [, item] of waiting) {
        await work(item);
      }
    }),
  );
}
