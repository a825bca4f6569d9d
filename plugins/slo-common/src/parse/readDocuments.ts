import {
  LineCounter,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Document,
  type Scalar,
} from 'yaml';
import type { Finding } from '../model';
import { SpecDocument } from './SpecDocument';
import { limits } from './limits';

/** More of a document's errors are not listed: after the first, most follow from it. */
const MOST_ERRORS = 10;

const OVERFLOW = /call stack|^Invalid regular expression/;

/** A file as it was read. */
export interface SloFile {
  /** Path, as findings shall name it. */
  file: string;
  content: string;
  /** The commit it was read from. */
  commit?: string;
}

function isDeeper(node: unknown, levels: number): boolean {
  if (isPair(node)) return isDeeper(node.value, levels);
  if (!isCollection(node)) return false;
  return levels === 0 || node.items.some(item => isDeeper(item, levels - 1));
}

/** How deep brackets are opened, before anything is parsed: a parser calls itself for each of them. */
function bracketDepth(content: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of content) {
    if (char === '[' || char === '{') deepest = Math.max(deepest, ++depth);
    else if (char === ']' || char === '}') depth = Math.max(depth - 1, 0);
    else if (char === '\n' && depth < limits.depth) depth = 0;
  }
  return deepest;
}

function tooMuch(file: SloFile, what: string, line = 1): Finding {
  return {
    file: file.file,
    line,
    column: 1,
    rule: 'file-limits',
    severity: 'error',
    message: `This file is not read: ${what}. A limit keeps one file from stopping the others.`,
    fix: 'split it into several files',
  };
}

function broken(
  file: SloFile,
  lines: LineCounter,
  offset: number,
  what: string,
): Finding {
  const { line, col } = lines.linePos(offset);
  return {
    file: file.file,
    line,
    column: col,
    rule: 'yaml-syntax',
    severity: 'error',
    message: `This is no YAML: ${
      what.split('\n')[0]
    }. Nothing can be relied on that is said here.`,
    fix: 'check indentation, quotes and colons here',
  };
}

/** Keys that stand a second time in the same map. The last one counts, for us as for Sloth. */
function repeatedKeys(node: unknown): Scalar[] {
  if (isPair(node)) return repeatedKeys(node.value);
  if (!isCollection(node)) return [];
  const seen = new Set<unknown>();
  const own = isMap(node)
    ? node.items.flatMap(({ key }) => {
        if (!isScalar(key)) return [];
        const again = seen.has(key.value);
        seen.add(key.value);
        return again ? key : [];
      })
    : [];
  return [...own, ...node.items.flatMap(repeatedKeys)];
}

function openDocument(
  file: SloFile,
  document: Document.Parsed,
  lines: LineCounter,
): { documents?: SpecDocument[]; findings: Finding[] } {
  const start = lines.linePos(document.range[0]).line;
  const tooDeep = tooMuch(
    file,
    `values lie deeper than ${limits.depth} levels`,
    start,
  );
  // So the parser says that it has called itself too often.
  if (document.errors.some(({ message }) => OVERFLOW.test(message)))
    return { findings: [tooDeep] };
  if (document.errors.length > 0) {
    return {
      findings: document.errors
        .slice(0, MOST_ERRORS)
        .map(({ message, pos }) => broken(file, lines, pos[0], message)),
    };
  }
  if (isDeeper(document.contents, limits.depth)) return { findings: [tooDeep] };
  const findings = repeatedKeys(document.contents)
    .slice(0, MOST_ERRORS)
    .map(key =>
      broken(
        file,
        lines,
        key.range?.[0] ?? 0,
        `the key ${String(key.value)} stands twice in one map`,
      ),
    );
  try {
    const value: unknown = document.toJS({ maxAliasCount: limits.aliases });
    const options = { file, lines, document };
    const { contents } = document;
    // OpenSLO allows a list of objects in one document.
    const documents =
      isSeq(contents) && Array.isArray(value)
        ? contents.items.map(
            (root, index) =>
              new SpecDocument({ ...options, root, value: value[index] }),
          )
        : [new SpecDocument({ ...options, value })];
    return documents.length > limits.documents
      ? {
          findings: [
            tooMuch(file, `it lists ${documents.length} objects`, start),
          ],
        }
      : { findings, documents };
  } catch (error) {
    const what = isAlias(document.contents)
      ? 'an alias stands for the whole document'
      : `its aliases can't be resolved (${
          error instanceof Error ? error.message : error
        })`;
    return { findings: [tooMuch(file, what, start)] };
  }
}

/**
 * The YAML documents of a file. A broken document doesn't lose the others.
 *
 * @param file - path and text
 */
export function readDocuments(file: SloFile): {
  documents: SpecDocument[];
  findings: Finding[];
} {
  const { content } = file;
  const refuse = (what: string) => ({
    documents: [],
    findings: [tooMuch(file, what)],
  });
  if (content.length > limits.characters) {
    return refuse(
      `it has ${content.length} characters, more than ${limits.characters}`,
    );
  }
  if (bracketDepth(content) > limits.depth)
    return refuse(`values lie deeper than ${limits.depth} levels`);
  const lines = new LineCounter();
  let parsed: Document.Parsed[];
  try {
    const result = parseAllDocuments(content, {
      lineCounter: lines,
      merge: true,
      prettyErrors: false,
      // Looked for afterwards: the parser compares each key with each.
      uniqueKeys: false,
    });
    parsed = Array.isArray(result) ? result : [];
  } catch (error) {
    return refuse(
      error instanceof RangeError ? 'it is nested too deep' : `${error}`,
    );
  }
  if (parsed.length > limits.documents) {
    return refuse(
      `it has ${parsed.length} documents, more than ${limits.documents}`,
    );
  }
  const opened = parsed.map(document => openDocument(file, document, lines));
  return {
    documents: opened.flatMap(({ documents = [] }) => documents),
    findings: opened.flatMap(({ findings }) => findings),
  };
}
