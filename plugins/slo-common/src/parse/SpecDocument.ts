import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Document,
  type LineCounter,
  type Node,
} from 'yaml';
import type { Finding, FindingSeverity, SloId, SloSource } from '../model';
import type { SpecText } from './SpecText';
import { textPositions } from './textPositions';

/** Keys and indexes from the top of a document to a value. */
export type SpecPath = ReadonlyArray<string | number>;

/** One YAML document of a file: its values, where each was written, and what was found wrong in it. */
export class SpecDocument {
  readonly findings: Finding[] = [];
  readonly value: unknown;
  readonly #file: { file: string; content: string; commit?: string };
  readonly #lines: LineCounter;
  readonly #document: Document.Parsed;
  readonly #spelling: Readonly<Record<string, string>>;
  readonly #options: ConstructorParameters<typeof SpecDocument>[0];

  constructor(options: {
    file: { file: string; content: string; commit?: string };
    lines: LineCounter;
    document: Document.Parsed;
    value: unknown;
    /** The part of the document it is, where several stand in a list. */
    root?: Node;
    spelling?: Readonly<Record<string, string>>;
  }) {
    this.#file = options.file;
    this.#lines = options.lines;
    this.#document = options.document;
    this.#options = options;
    this.#spelling = options.spelling ?? {};
    this.value = options.value;
  }

  /**
   * The same document with other names for its fields: paths have the new names, positions are still found.
   *
   * @param options - the value with new names, and how each new name is spelled in the file
   */
  respelled(options: {
    value: unknown;
    spelling: Readonly<Record<string, string>>;
  }): SpecDocument {
    return new SpecDocument({ ...this.#options, ...options });
  }

  /** A field's name as it is spelled in the file. */
  spell(field: string): string {
    return Object.hasOwn(this.#spelling, field) ? this.#spelling[field] : field;
  }

  /** The value at a path; nothing where there is none. */
  get(path: SpecPath): unknown {
    return path.reduce<unknown>(
      (value, part) =>
        typeof value === 'object' &&
        value !== null &&
        Object.hasOwn(value, part)
          ? (value as Record<string | number, unknown>)[part]
          : undefined,
      this.value,
    );
  }

  /** Where the value at a path was written; where it is missing, the place where it should be. */
  source(path: SpecPath, what: 'value' | 'key' = 'value'): SloSource {
    const node = this.#nearest(path, what);
    return this.#sourceOf(node?.range?.[0] ?? this.#document.range[0]);
  }

  /** The text at a path. */
  text(path: SpecPath): SpecText {
    const text = String(this.get(path) ?? '');
    const node = this.#nearest(path, 'value');
    if (!isScalar(node)) return { text, at: () => this.source(path) };
    const positionOf = textPositions({
      content: this.#file.content,
      lines: this.#lines,
      scalar: node,
    });
    return {
      text,
      at: offset => ({ ...this.source(path), ...positionOf(offset) }),
    };
  }

  report(options: {
    path: SpecPath;
    rule: string;
    severity: FindingSeverity;
    message: string;
    fix: string;
    slo?: SloId;
    what?: 'value' | 'key';
  }): void {
    const { path, what, slo, rule, severity, message, fix } = options;
    const { file, line, column } = this.source(path, what);
    this.findings.push({
      file,
      line,
      column,
      rule,
      severity,
      message,
      fix,
      ...(slo && { slo }),
    });
  }

  #sourceOf(offset: number): SloSource {
    const { line, col } = this.#lines.linePos(offset);
    const { file, commit } = this.#file;
    return { file, line, column: col, ...(commit && { commit }) };
  }

  #nearest(path: SpecPath, what: 'value' | 'key'): Node | null {
    let node: Node | null = this.#options.root ?? this.#document.contents;
    for (const [index, part] of path.entries()) {
      const last = index === path.length - 1;
      const next = this.#child(node, part, last ? what : 'value');
      if (!next) return node;
      node = next;
    }
    return this.#resolved(node);
  }

  #resolved(node: Node | null): Node | null {
    return isAlias(node) ? node.resolve(this.#document) ?? null : node;
  }

  #child(
    parent: Node | null,
    part: string | number,
    what: 'value' | 'key',
  ): Node | null {
    const node = this.#resolved(parent);
    if (isSeq(node)) {
      const item = node.items[Number(part)];
      return isPair(item) ? null : (item as Node | undefined) ?? null;
    }
    if (!isMap(node)) return null;
    const pair = node.items.find(
      ({ key }) =>
        isScalar(key) &&
        [String(part), this.spell(String(part))].includes(String(key.value)),
    );
    if (pair) {
      return what === 'key'
        ? (pair.key as Node)
        : (pair.value as Node | null) ?? (pair.key as Node);
    }
    const merged = node.items.find(
      ({ key }) => isScalar(key) && key.source === '<<',
    );
    return merged ? this.#child(merged.value as Node, part, what) : null;
  }
}
