/** The texts of one repository that a check depends on, by path. */
export type Texts = ReadonlyMap<string, string>;

/**
 * Chooses few repositories that together have every line which any of them has: what answers can put into a file is then
 * looked at at least once, though not everything together.
 *
 * @param repositories - `isChosen`: taken in any case, and first
 * @returns indexes of the chosen ones; always the same for the same repositories
 */
export function coverLines(
  repositories: ReadonlyArray<{ texts: Texts; isChosen: boolean }>,
): Set<number> {
  const linesOf = createLineNumbers();
  const lines = repositories.map(({ texts }) => linesOf(texts));
  const uncovered = new Set(lines.flatMap(numbers => [...numbers]));
  const chosen = new Set<number>();
  const choose = (index: number) => {
    chosen.add(index);
    lines[index].forEach(line => uncovered.delete(line));
  };
  repositories.forEach(({ isChosen }, index) => {
    if (isChosen) {
      choose(index);
    }
  });
  while (uncovered.size > 0) {
    const news = lines.map(
      numbers => [...numbers].filter(line => uncovered.has(line)).length,
    );
    choose(news.indexOf(Math.max(...news)));
  }
  return chosen;
}

/** A function that gives the lines of a repository as numbers, the same for the same line of the same file. */
function createLineNumbers(): (texts: Texts) => Set<number> {
  const numbers = new Map<string, number>();
  const known = new Map<string, number[]>();
  return texts =>
    new Set(
      [...texts].flatMap(([file, text]) => {
        const key = `${file}\n${text}`;
        let found = known.get(key);
        if (!found) {
          found = text.split('\n').map(line => {
            const id = `${file}\n${line}`;
            const number = numbers.get(id) ?? numbers.size;
            numbers.set(id, number);
            return number;
          });
          known.set(key, found);
        }
        return found;
      }),
    );
}
