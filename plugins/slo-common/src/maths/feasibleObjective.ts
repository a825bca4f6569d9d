import { formatPercent } from './format';

/**
 * A service in the graph of what depends on what.
 *
 * @public
 */
export interface DependencyNode {
  ref: string;
  /** What it promises; null if nothing. */
  objective: number | null;
  /** What it kept lately; null if not known. */
  observed?: number | null;
  dependsOn: {
    ref: string;
    /** Hard: no request can be answered without it. Others don't limit anything. */
    hard: boolean;
  }[];
}

/**
 * Whether an objective can be kept with these dependencies.
 *
 * @public
 */
export interface Feasibility {
  /** `holds`: the dependencies' promises allow it. `broken`: they don't. `unknown`: one promises nothing. */
  verdict: 'holds' | 'broken' | 'unknown';
  reason: string;
  /** Product of the dependencies' objectives: the most that can be promised when they fail independently. */
  bound: number | null;
  /** The smallest of their objectives: the most that can be promised even if they always fail together. */
  hardLimit: number | null;
  /** Product of what they kept; null if that isn't known of each. */
  observedBound: number | null;
  /** The dependencies that count, each once, with the way to them. */
  factors: {
    ref: string;
    objective: number;
    observed: number | null;
    path: string[];
  }[];
  /** Hard dependencies of which nothing is promised, neither by them nor by anything behind them. */
  unknown: string[];
  /** Ways that lead back to the service itself. */
  cycles: string[][];
}

/**
 * Walks the hard dependencies of a service. A dependency's own objective already covers what is behind it; one without an
 * objective hands on the question to its own dependencies. Each counts once, however many ways lead to it, so that a graph
 * with cycles comes to an end.
 *
 * @public
 */
export function feasibleObjective(options: {
  ref: string;
  objective: number;
  nodes: Iterable<DependencyNode>;
}): Feasibility {
  const { ref, objective } = options;
  const walk = walkFrom(ref, options.nodes);
  const { factors, unknown, cycles } = walk;
  const known = factors.length > 0;
  const bound = known ? times(factors.map(f => f.objective)) : null;
  const kept = factors.map(factor => factor.observed).filter(isRatio);
  const limits = {
    bound,
    hardLimit: known ? Math.min(...factors.map(f => f.objective)) : null,
    observedBound: known && kept.length === factors.length ? times(kept) : null,
    factors,
    unknown,
    cycles,
  };
  const names = factors
    .map(factor => `${factor.ref} ${formatPercent(factor.objective)}`)
    .join(', ');
  if (bound !== null && objective > bound + 1e-12) {
    return {
      ...limits,
      verdict: 'broken',
      reason: `${formatPercent(
        objective,
      )} is more than its hard dependencies allow: ${formatPercent(
        bound,
      )} (${names})`,
    };
  }
  if (unknown.length > 0) {
    return {
      ...limits,
      verdict: 'unknown',
      reason: `Nothing is promised of ${unknown.join(', ')}`,
    };
  }
  return {
    ...limits,
    verdict: 'holds',
    reason:
      bound === null
        ? 'There are no hard dependencies'
        : `Its hard dependencies allow ${formatPercent(bound)} (${names})`,
  };
}

function walkFrom(ref: string, list: Iterable<DependencyNode>) {
  const nodes = new Map([...list].map(node => [node.ref, node]));
  const factors: Feasibility['factors'] = [];
  const unknown: string[] = [];
  const cycles: string[][] = [];
  const seen = new Set([ref]);
  const queue: string[][] = [[ref]];
  for (let path = queue.shift(); path; path = queue.shift()) {
    const here = path[path.length - 1];
    for (const next of hardDependencies(nodes.get(here))) {
      const way = [...path, next];
      if (next === ref) {
        cycles.push(way);
      }
      if (seen.has(next)) {
        continue;
      }
      seen.add(next);
      const node = nodes.get(next);
      if (node && isRatio(node.objective)) {
        const observed = isRatio(node.observed) ? node.observed : null;
        factors.push({
          ref: next,
          objective: node.objective,
          observed,
          path: way,
        });
      } else if (hardDependencies(node).length === 0) {
        unknown.push(next);
      } else {
        queue.push(way);
      }
    }
  }
  return { factors, unknown, cycles };
}

function hardDependencies(node: DependencyNode | undefined): string[] {
  return node
    ? [...new Set(node.dependsOn.filter(d => d.hard).map(d => d.ref))].sort()
    : [];
}

function isRatio(value: number | null | undefined): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function times(values: number[]): number {
  return values.reduce((all, value) => all * value, 1);
}
