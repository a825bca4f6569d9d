import type { Entity } from '@backstage/catalog-model';
import type { ServiceFileProblem } from '../types/ServiceFileProblem';
import type { ServiceFileSet } from '../types/ServiceFileSet';
import { parsePattern } from './parsePattern';
import { splitPatterns } from './splitPatterns';
import type { PathPattern, TargetSet } from './Target';

/** What to look for, from the annotations of an entity or the defaults. */
export function targetSets(options: {
  entity: Entity;
  sets: ServiceFileSet[];
  /** Folder of the entity, from the root. */
  folder: string;
  maxPatterns: number;
}): { sets: TargetSet[]; problems: ServiceFileProblem[] } {
  const problems: ServiceFileProblem[] = [];
  const sets = options.sets.map((set): TargetSet => {
    const written =
      options.entity.metadata.annotations?.[set.annotation]?.trim();
    const explicit = Boolean(written);
    const texts = patternTexts(written, set);
    if (texts.length > options.maxPatterns) {
      problems.push({
        kind: 'limit',
        message: `The annotation '${set.annotation}' has ${texts.length} patterns; only the first ${options.maxPatterns} are used.`,
        fix: "Use wildcards: '*' for any name, '**' for any folders.",
      });
    }
    const patterns = texts
      .slice(0, options.maxPatterns)
      .flatMap((text): PathPattern[] => {
        const pattern = parsePattern(text, options.folder);
        const problem =
          'message' in pattern ? pattern : checkExtension(pattern, set);
        if (problem) {
          problems.push({
            kind: 'pattern',
            file: text,
            message: `The pattern '${text}' of the annotation '${set.annotation}' isn't used: ${problem.message}.`,
            fix: problem.fix,
          });
        }
        return problem || 'message' in pattern ? [] : [pattern];
      });
    return { name: set.name, patterns, extensions: set.extensions, explicit };
  });
  return { sets, problems };
}

function patternTexts(
  written: string | undefined,
  set: ServiceFileSet,
): string[] {
  if (written === 'none') return [];
  return written ? splitPatterns(written) : set.defaultPatterns;
}

function checkExtension(pattern: PathPattern, set: ServiceFileSet) {
  const isFile = !pattern.glob;
  if (!isFile || set.extensions.some(end => pattern.prefix.endsWith(end)))
    return undefined;
  return {
    message: `only files that end with ${set.extensions.join(' or ')} are read`,
    fix: 'Rename the file, or name another one.',
  };
}
