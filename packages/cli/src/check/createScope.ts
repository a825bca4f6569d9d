import type { Checker } from './Checker';
import { coverLines } from './combinations/coverLines';
import type { RenderedCombination } from './runChecks';

/**
 * A function that says whether a checker looks at a combination, by its index.
 *
 * @param options - `isQuick`: there is little time; `isWhole`: there is all the time, and few is never enough
 */
export function createScope(options: {
  checker: Checker;
  combinations: readonly RenderedCombination[];
  isQuick?: boolean;
  isWhole?: boolean;
}): (index: number) => boolean {
  const { checker, combinations, isQuick, isWhole } = options;
  const scope = (isQuick && checker.quickScope) || checker.scope;
  if (isWhole && !isQuick) {
    return () => true;
  }
  switch (scope) {
    case 'every':
      return () => true;
    case 'lines': {
      const chosen = coverTemplates(checker, combinations);
      return index => chosen.has(index);
    }
    case 'main':
      return index => combinations[index].isMain;
    default:
      return index =>
        combinations[index].isMain && combinations[index].id !== 'hostile';
  }
}

/** Combinations that have, golden path by golden path, all lines of what a checker reads. */
function coverTemplates(
  checker: Checker,
  combinations: readonly RenderedCombination[],
): Set<number> {
  const templates = new Set(combinations.map(({ template }) => template));
  const chosen = [...templates].flatMap(template => {
    const indexes = combinations.flatMap((combination, index) =>
      combination.template === template ? [index] : [],
    );
    const places = coverLines(
      indexes.map(index => {
        const { render, isMain } = combinations[index];
        const texts = (checker.varies ?? checker.reads)(render).map(
          file => [file, render.texts.get(file) ?? ''] as const,
        );
        return { texts: new Map(texts), isChosen: isMain };
      }),
    );
    return [...places].map(place => indexes[place]);
  });
  return new Set(chosen);
}
