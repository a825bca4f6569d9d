import { Minimatch } from 'minimatch';
import type { PathPattern, Target } from '../target/Target';

/** A pattern of a set of an entity. */
export interface IndexedPattern {
  target: Target;
  set: string;
  pattern: PathPattern;
  explicit: boolean;
  matches(path: string): boolean;
}

/**
 * All patterns of all entities of a repository. They are found by folder, so the time for a path depends on its depth and
 * not on the number of entities.
 */
export class PatternIndex {
  /** All patterns, also those that match nothing. */
  readonly patterns: IndexedPattern[];
  readonly #byPrefix = new Map<string, IndexedPattern[]>();

  constructor(targets: Target[]) {
    this.patterns = targets.flatMap(target =>
      target.sets.flatMap(({ name, patterns, extensions, explicit }) =>
        patterns.map(pattern => ({
          target,
          set: name,
          pattern,
          explicit,
          matches: matcherOf(pattern, extensions),
        })),
      ),
    );
    for (const indexed of this.patterns) {
      const { prefix } = indexed.pattern;
      const others = this.#byPrefix.get(prefix);
      if (others) others.push(indexed);
      else this.#byPrefix.set(prefix, [indexed]);
    }
  }

  /** The patterns that match a path from the root. */
  match(path: string): IndexedPattern[] {
    const found: IndexedPattern[] = [];
    for (const prefix of prefixesOf(path)) {
      for (const indexed of this.#byPrefix.get(prefix) ?? []) {
        if (indexed.matches(path)) found.push(indexed);
      }
    }
    return found;
  }
}

function* prefixesOf(path: string): Generator<string> {
  yield '';
  for (
    let slash = path.indexOf('/');
    slash >= 0;
    slash = path.indexOf('/', slash + 1)
  )
    yield path.slice(0, slash);
  yield path;
}

function matcherOf(
  { prefix, glob }: PathPattern,
  extensions: string[],
): (path: string) => boolean {
  if (!glob) return path => path === prefix;
  const minimatch = new Minimatch(glob, {
    noext: true,
    nonegate: true,
    nocomment: true,
  });
  const skip = prefix ? prefix.length + 1 : 0;
  return path =>
    path.length > skip &&
    extensions.some(end => path.endsWith(end)) &&
    minimatch.match(path.slice(skip));
}
