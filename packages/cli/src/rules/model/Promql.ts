import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** A metric as an expression asks for it. */
export interface Selector {
  metric: string;
  matchers: Array<{ label: string; operator: string; value: string }>;
  node: SyntaxNode;
}

/** Functions whose result is a number, and those whose result has no labels. */
const SCALARS = new Set(['scalar', 'time', 'pi']);
const UNLABELLED = new Set(['vector', 'absent']);

/** A PromQL expression, parsed. Variables of Sloth and Grafana are given a value first. */
export class Promql {
  readonly text: string;
  readonly #tree: Tree;

  constructor(text: string) {
    this.text = text
      .replace(/\{\{\s*\.window\s*\}\}/g, '5m')
      .replace(/\$__(rate_)?interval|\$__range/g, '5m');
    this.#tree = parser.parse(this.text);
  }

  get root(): SyntaxNode {
    return this.#tree.topNode;
  }

  get valid(): boolean {
    return this.all('⚠').length === 0 && this.text.trim() !== '';
  }

  textOf(node: SyntaxNode): string {
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
    return this.all('VectorSelector', within).map(node => {
      const metric = node.getChild('Identifier');
      const matchers = this.all('UnquotedLabelMatcher', node).map(matcher => {
        const part = (name: string) => {
          const child = matcher.getChild(name);
          return child ? this.textOf(child) : '';
        };
        return {
          label: part('LabelName'),
          operator: part('MatchOp'),
          value: part('StringLiteral').slice(1, -1),
        };
      });
      return { metric: metric ? this.textOf(metric) : '', matchers, node };
    });
  }

  /** The two sides of an operation, its operator, and whether it says how to match labels. */
  operation(node: SyntaxNode):
    | {
        left: SyntaxNode;
        right: SyntaxNode;
        operator: string;
        matched: boolean;
      }
    | undefined {
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

  /**
   * The labels that the result of an expression has: a list when an aggregation says so, `all` when it keeps those of its
   * metric, nothing for a number.
   */
  labelsOf(node: SyntaxNode): string[] | 'all' | 'unknown' | undefined {
    switch (node.name) {
      case 'PromQL':
      case 'ParenExpr':
        return node.firstChild ? this.labelsOf(node.firstChild) : undefined;
      case 'NumberDurationLiteral':
      case 'UnaryExpr':
        return undefined;
      case 'VectorSelector':
      case 'MatrixSelector':
        return 'all';
      case 'SubqueryExpr':
        return node.firstChild ? this.labelsOf(node.firstChild) : 'unknown';
      case 'AggregateExpr': {
        const modifier = node.getChild('AggregateModifier');
        if (!modifier) return [];
        return modifier.getChild('By')
          ? this.all('LabelName', modifier)
              .map(label => this.textOf(label))
              .sort()
          : 'unknown';
      }
      case 'FunctionCall': {
        const name = node.getChild('FunctionIdentifier');
        if (name && SCALARS.has(this.textOf(name))) return undefined;
        if (name && UNLABELLED.has(this.textOf(name))) return [];
        const body = node.getChild('FunctionCallBody');
        return body?.lastChild ? this.labelsOf(body.lastChild) : 'unknown';
      }
      case 'BinaryExpr': {
        const operation = this.operation(node);
        if (!operation) return 'unknown';
        const left = this.labelsOf(operation.left);
        return left ?? this.labelsOf(operation.right);
      }
      default:
        return 'unknown';
    }
  }
}
