import type { ServiceFileProblem } from '../types/ServiceFileProblem';
import type { ServiceFilesLimits } from '../types/ServiceFilesLimits';
import type { PatternIndex } from './PatternIndex';
import { formatBytes } from './formatBytes';

const MAX_PATH = 1000;

/** Decides while a tree streams by which files are taken, and remembers why others are not. */
export class TreeSelection {
  /** Of files that were matched but not taken, by path. */
  readonly problems = new Map<string, ServiceFileProblem>();
  readonly #index: PatternIndex;
  readonly #limits: ServiceFilesLimits;
  /** Bytes of the files that were accepted so far. */
  #bytes = 0;
  readonly #counted = new Set<string>();

  constructor(index: PatternIndex, limits: ServiceFilesLimits) {
    this.#index = index;
    this.#limits = limits;
  }

  /** Whether a file is wanted and within limits. Some hosts say sizes only afterwards: see {@link TreeSelection.checkSize}. */
  accepts(path: string, size: number | undefined): boolean {
    if (!isSafe(path) || !this.#index.match(path).length) return false;
    const problem =
      this.#checkPath(path) ??
      (size === undefined ? undefined : this.checkSize(path, size));
    return !problem;
  }

  /** Counts a file and returns what is wrong with its size, in bytes. It may be asked again when the real size is known. */
  checkSize(path: string, size: number): ServiceFileProblem | undefined {
    const { fileBytes, repositoryBytes } = this.#limits;
    if (size > fileBytes) {
      return this.#note(
        path,
        `has ${formatBytes(size)}; ${formatBytes(fileBytes)} are the most`,
        'Split it into several files.',
      );
    }
    if (this.#counted.has(path)) return undefined;
    if (this.#bytes + size > repositoryBytes) {
      return this.#note(
        path,
        `is left out: the files of this repository have more than ${formatBytes(
          repositoryBytes,
        )} together`,
        'Narrow the patterns of its entities.',
      );
    }
    this.#counted.add(path);
    this.#bytes += size;
    return undefined;
  }

  #checkPath(path: string): ServiceFileProblem | undefined {
    const { pathDepth } = this.#limits;
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[\u0000-\u001f\u007f\\]/.test(path)) {
      return this.#note(
        path,
        'has a backslash or a control character in its name',
        'Rename it.',
      );
    }
    if (path.length > MAX_PATH) {
      return this.#note(
        path,
        `has a path of more than ${MAX_PATH} characters`,
        'Move it up, or rename it.',
      );
    }
    if (path.split('/').length > pathDepth) {
      return this.#note(
        path,
        `lies deeper than ${pathDepth} folders`,
        'Move it up.',
      );
    }
    return undefined;
  }

  #note(path: string, message: string, fix: string): ServiceFileProblem {
    const shown = printable(path);
    const problem: ServiceFileProblem = {
      kind: 'limit',
      file: shown,
      message: `'${shown}' ${message}.`,
      fix,
    };
    this.problems.set(path, problem);
    return problem;
  }
}

/** Archives may say anything; a repository's own paths are always normalised and relative. */
function isSafe(path: string): boolean {
  return (
    !path.startsWith('/') &&
    path.split('/').every(part => part && part !== '.' && part !== '..')
  );
}

function printable(path: string): string {
  const text = JSON.stringify(path).slice(1, -1);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
