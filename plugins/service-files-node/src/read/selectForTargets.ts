import type { ServiceFileProblem } from '../types/ServiceFileProblem';
import type { ServiceFilesLimits } from '../types/ServiceFilesLimits';
import { formatBytes } from './formatBytes';
import type { IndexedPattern, PatternIndex } from './PatternIndex';
import type { ReadFilesResult } from './readFiles';

/** A file of an entity. */
export interface SelectedFile {
  path: string;
  /** Names of the sets that found it. */
  sets: string[];
}

/** The files of one entity. */
export interface Selection {
  files: SelectedFile[];
  problems: ServiceFileProblem[];
}

const MAX_PROBLEMS = 100;

/** Distributes what was read to the entities that asked for it, by entity ref. Entities that get nothing are left out. */
export function selectForTargets(
  { files, problems }: ReadFilesResult,
  index: PatternIndex,
  limits: ServiceFilesLimits,
): Map<string, Selection> {
  /** Sets by path by entity. */
  const wanted = new Map<string, Map<string, Set<string>>>();
  const used = new Set<IndexedPattern>();
  for (const path of [...files.keys(), ...problems.keys()].sort()) {
    for (const pattern of index.match(path)) {
      used.add(pattern);
      const paths = getOrAdd(wanted, pattern.target.entityRef, () => new Map());
      getOrAdd(paths, path, () => new Set()).add(pattern.set);
    }
  }

  const selections = new Map<string, Selection>();
  for (const [entityRef, paths] of wanted) {
    selections.set(
      entityRef,
      limitSelection(paths, { files, problems }, limits),
    );
  }
  for (const indexed of index.patterns) {
    if (used.has(indexed) || !indexed.explicit) continue;
    const { target, pattern } = indexed;
    const selection = getOrAdd(selections, target.entityRef, () => ({
      files: [],
      problems: [],
    }));
    selection.problems.push({
      kind: 'pattern',
      file: pattern.text,
      message: `No file matches '${pattern.text}'.`,
      fix: 'Correct the annotation, or add the file.',
    });
  }
  return selections;
}

function limitSelection(
  paths: Map<string, Set<string>>,
  { files, problems }: Pick<ReadFilesResult, 'files' | 'problems'>,
  limits: ServiceFilesLimits,
): Selection {
  const selection: Selection = { files: [], problems: [] };
  let bytes = 0;
  let left = 0;
  for (const [path, sets] of paths) {
    const file = files.get(path);
    if (!file) {
      const problem = problems.get(path);
      if (problem && selection.problems.length < MAX_PROBLEMS)
        selection.problems.push(problem);
      continue;
    }
    if (
      selection.files.length >= limits.files ||
      bytes + file.bytes > limits.entityBytes
    ) {
      left += 1;
      continue;
    }
    bytes += file.bytes;
    selection.files.push({ path, sets: [...sets].sort() });
  }
  if (left) {
    selection.problems.push({
      kind: 'limit',
      message: `${left} of the files of this entity are left out: ${
        limits.files
      } files with ${formatBytes(limits.entityBytes)} together are the most.`,
      fix: 'Narrow the patterns, or spread the files over several entities.',
    });
  }
  return selection;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
