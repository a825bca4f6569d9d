import {
  LineCounter,
  isAlias,
  isCollection,
  isPair,
  parseAllDocuments,
  type Document,
} from 'yaml';
import type { Finding } from '../model';
import { SpecDocument } from './SpecDocument';
import { limits } from './limits';

/** A file as it was read. */
export interface SloFile {
  /** Path, as findings shall name it. */
  file: string;
  content: string;
  /** The commit it was read from. */
  commit?: string;
}

function depthOf(node: unknown, depth = 0): number {
  if (depth > limits.depth) return depth;
  if (isPair(node)) return depthOf(node.value, depth);
  return isCollection(node)
    ? Math.max(depth, ...node.items.map(item => depthOf(item, depth + 1)))
    : depth;
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

function openDocument(
  file: SloFile,
  document: Document.Parsed,
  lines: LineCounter,
): { document?: SpecDocument; findings: Finding[] } {
  const findings = document.errors.map((error): Finding => {
    const { line, col } = lines.linePos(error.pos[0]);
    return {
      file: file.file,
      line,
      column: col,
      rule: 'yaml-syntax',
      severity: 'error',
      message: `This is no YAML: ${error.message
        .split('\n')[0]
        .replace(
          / at line \d+.*$/,
          '',
        )}. Nothing of this document is measured.`,
      fix: 'check indentation, quotes and colons here',
    };
  });
  if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY'))
    return { findings };
  const { line } = lines.linePos(document.range[0]);
  if (depthOf(document.contents) > limits.depth) {
    return {
      findings: [
        ...findings,
        tooMuch(file, `values lie deeper than ${limits.depth} levels`, line),
      ],
    };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: limits.aliases });
    return {
      findings,
      document: new SpecDocument({ file, lines, document, value }),
    };
  } catch (error) {
    const what = isAlias(document.contents)
      ? 'an alias stands for the whole document'
      : `its aliases can't be resolved (${
          error instanceof Error ? error.message : error
        })`;
    return { findings: [...findings, tooMuch(file, what, line)] };
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
      prettyErrors: true,
      // Keys that differ only by type must not hide each other.
      uniqueKeys: true,
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
    documents: opened.flatMap(({ document }) => document ?? []),
    findings: opened.flatMap(({ findings }) => findings),
  };
}
