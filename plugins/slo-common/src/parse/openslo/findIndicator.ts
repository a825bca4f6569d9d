import type { SpecDocument, SpecPath } from '../SpecDocument';
import type { ReadContext } from '../FormatReader';
import { isOpenSlo } from './isOpenSlo';

/** Where an indicator stands. */
export interface IndicatorPlace {
  document: SpecDocument;
  /** Path to its `spec`. */
  path: SpecPath;
}

/**
 * The indicator of an objective: its own, the SLO's, or one that is referred to by name; nothing where there is none.
 *
 * @param document - the SLO
 * @param path - path to the objective
 * @param context - where names are looked up
 */
export function findIndicator(
  document: SpecDocument,
  path: SpecPath,
  context: ReadContext,
): IndicatorPlace | undefined {
  for (const holder of [path, ['spec']]) {
    if (document.get([...holder, 'indicator']) !== undefined)
      return { document, path: [...holder, 'indicator', 'spec'] };
    const name = document.get([...holder, 'indicatorRef']);
    if (name !== undefined) {
      const found = context.documents.find(
        other =>
          isOpenSlo(other.get(['apiVersion'])) &&
          other.get(['kind']) === 'SLI' &&
          other.get(['metadata', 'name']) === name,
      );
      return found && { document: found, path: ['spec'] };
    }
  }
  return undefined;
}
