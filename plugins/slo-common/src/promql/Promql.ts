import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import {
  WINDOW_VARIABLE_PATTERN,
  isWindowPlaceholder,
  windowPlaceholder,
} from './windowVariable';

/** A condition on a label. */
export interface Matcher {
  label: string;
  operator: '=' | '!=' | '=~' | '!~';
  value: string;
  from: number;
  to: number;
}

/** A metric as a query asks for it. */
export interface Selector {
  metric: string;
  matchers: Matcher[];
  node: SyntaxNode;
}

/** A length of time in square brackets. */
export interface Range {
  /** Whether it is the window variable. */
  isWindow: boolean;
  from: number;
  to: number;
  /** The range of a subquery (`[1d:5m]`), not of a metric. */
  subquery: boolean;
  node: SyntaxNode;
}

/** The two sides of an operation. */
export interface Operation {
  left: SyntaxNode;
  right: SyntaxNode;
  operator: string;
  /** Whether it says itself which labels are matched. */
  matched: boolean;
}

/** Longer or deeper than this is nobody's SLI, and every part of a query is looked at by functions that call themselves. */
const MOST_CHARACTERS = 8_000;
const MOST_PARENTHESES = 100;

function tooComplex(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return true;
  let depth = 0;
  return [...text].some(char => {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    return depth > MOST_PARENTHESES;
  });
}

const PARENTHESES = new Set(['PromQL', 'ParenExpr', 'StepInvariantExpr']);

function unquote(literal: string): string {
  const body = literal.slice(1, -1);
  return literal.startsWith('`')
    ? body
    : body.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
}

/** A query with the window variable, parsed. Positions are those of the text as it was given. */
export class Promql {
  readonly text: string;
  /** Too long or too deep to be looked at; then nothing in it is found. */
  readonly tooComplex: boolean;
  readonly #parsed: string;
  readonly #tree: Tree;

  constructor(text: string) {
    this.text = text;
    this.#parsed = text.replace(WINDOW_VARIABLE_PATTERN, variable =>
      windowPlaceholder(variable.length),
    );
    this.tooComplex = tooComplex(text);
    this.#tree = parser.parse(this.tooComplex ? '' : this.#parsed);
  }

  get root(): SyntaxNode {
    return this.#tree.topNode;
  }

  /** Where the text stops to be PromQL; nothing when all of it is. */
  get errorOffset(): number | undefined {
    if (this.tooComplex || this.text.trim() === '') return 0;
    return this.all('⚠')[0]?.from;
  }

  textOf(node: { from: number; to: number }): string {
    return this.text.slice(node.from, node.to);
  }

  /** Every node of a name, within a node. */
  all(name: string, within: SyntaxNode = this.root): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    within.cursor().iterate(node => {
      if (node.name === name) found.push(node.node);
    });
    return found;
  }

  selectors(within: SyntaxNode = this.root): Selector[] {
    return this.all('VectorSelector', within).map(node => this.selector(node));
  }

  selector(node: SyntaxNode): Selector {
    const identifier = node.getChild('Identifier');
    const matchers = this.all('UnquotedLabelMatcher', node).map(matcher => {
      const part = (name: string) => {
        const child = matcher.getChild(name);
        return child ? this.textOf(child) : '';
      };
      return {
        label: part('LabelName'),
        operator: part('MatchOp') as Matcher['operator'],
        value: unquote(part('StringLiteral')),
        from: matcher.from,
        to: matcher.to,
      };
    });
    const quoted = this.all('QuotedLabelName', node)[0];
    const named = matchers.find(({ label }) => label === '__name__');
    return {
      metric:
        (identifier && this.textOf(identifier)) ||
        (quoted && unquote(this.textOf(quoted))) ||
        (named?.operator === '=' ? named.value : ''),
      matchers: matchers.filter(({ label }) => label !== '__name__'),
      node,
    };
  }

  ranges(within: SyntaxNode = this.root): Range[] {
    return ['MatrixSelector', 'SubqueryExpr'].flatMap(name =>
      this.all(name, within).flatMap(node => {
        const duration = node.getChild('DurationExpr');
        return duration
          ? {
              isWindow: isWindowPlaceholder(
                this.#parsed.slice(duration.from, duration.to).trim(),
              ),
              from: duration.from,
              to: duration.to,
              subquery: name === 'SubqueryExpr',
              node,
            }
          : [];
      }),
    );
  }

  operation(node: SyntaxNode): Operation | undefined {
    const left = node.firstChild;
    const right = node.lastChild;
    const operator = left?.nextSibling;
    return node.name === 'BinaryExpr' && left && right && operator
      ? {
          left,
          right,
          operator: operator.name,
          matched: node.getChild('MatchingModifierClause') !== null,
        }
      : undefined;
  }

  functionName(node: SyntaxNode): string {
    const name = node.getChild('FunctionIdentifier');
    return name ? this.textOf(name) : '';
  }

  aggregation(node: SyntaxNode): string {
    const name = node.getChild('AggregateOp');
    return name ? this.textOf(name).toLowerCase() : '';
  }

  /** The node without the parentheses round it. */
  bare(node: SyntaxNode = this.root): SyntaxNode {
    return PARENTHESES.has(node.name) && node.firstChild
      ? this.bare(node.firstChild)
      : node;
  }

  /** The nodes above a node, nearest first. */
  above(node: SyntaxNode): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    for (let parent = node.parent; parent; parent = parent.parent)
      found.push(parent);
    return found;
  }

  /** The nearest node of a name above a node. */
  nearest(name: string, node: SyntaxNode): SyntaxNode | undefined {
    return this.above(node).find(above => above.name === name);
  }

  /** The text with some parts replaced. */
  edited(edits: Array<{ from: number; to: number; text: string }>): string {
    return [...edits]
      .sort((a, b) => b.from - a.from)
      .reduce(
        (text, edit) =>
          text.slice(0, edit.from) + edit.text + text.slice(edit.to),
        this.text,
      );
  }
}
