import type { SyntaxNode } from '@lezer/common';
import type { ParsedSlo, QueryRole } from '../parse';
import { Promql, signedSelectors, type SignedSelector } from '../promql';
import type { AnalysedQuery, AnalysedSlo } from './AnalysedSlo';

interface Parts {
  bad: SignedSelector[];
  total: SignedSelector[];
}

function flip(selectors: SignedSelector[]): SignedSelector[] {
  return selectors.map(item => ({ ...item, sign: item.sign === 1 ? -1 : 1 }));
}

/** The division a ratio consists of, and whether it is taken from one (`1 - good / total`). */
function division(
  promql: Promql,
  node: SyntaxNode = promql.root,
  inverted = false,
): { top: SyntaxNode; bottom: SyntaxNode; inverted: boolean } | undefined {
  const bare = promql.bare(node);
  const operation = promql.operation(bare);
  if (!operation) return undefined;
  const { left, right, operator } = operation;
  if (operator === 'Div') return { top: left, bottom: right, inverted };
  if (operator === 'Sub' && promql.textOf(promql.bare(left)) === '1')
    return division(promql, right, !inverted);
  return ['Or', 'Gtr', 'Gte', 'And'].includes(operator)
    ? division(promql, left, inverted)
    : undefined;
}

function partsOfRatio({ promql }: AnalysedQuery, success: boolean): Parts {
  const found = division(promql);
  if (!found) {
    const all = signedSelectors(promql);
    return { bad: success ? flip(all) : all, total: [] };
  }
  const total = signedSelectors(promql, found.bottom);
  const top = signedSelectors(promql, found.top);
  return {
    total,
    bad: found.inverted === success ? top : [...total, ...flip(top)],
  };
}

function partsOf(queries: AnalysedQuery[]): Parts {
  const of = (role: QueryRole) =>
    queries.find(({ query }) => query.role === role);
  const ratio = of('error-ratio') ?? of('success-ratio');
  if (ratio) return partsOfRatio(ratio, ratio.query.role === 'success-ratio');
  const [error, good, total] = [of('error'), of('good'), of('total')].map(
    item => (item ? signedSelectors(item.promql) : undefined),
  );
  return {
    bad: error ?? (good && total ? [...total, ...flip(good)] : []),
    total: total ?? [],
  };
}

/**
 * Takes the queries of an SLO apart.
 *
 * @param parsed - the SLO
 */
export function analyse(parsed: ParsedSlo): AnalysedSlo {
  const queries = parsed.queries.map(query => ({
    query,
    promql: new Promql(query.text),
  }));
  const analysed = queries.filter(
    ({ query, promql }) => promql.errorOffset === undefined && !query.metricsQl,
  );
  // With one of them unreadable nothing can be said about how they go together.
  const { bad, total } =
    analysed.length === queries.length
      ? partsOf(analysed)
      : { bad: [], total: [] };
  return {
    ...parsed,
    analysed,
    bad,
    total,
    sourceOf: (promql, offset) =>
      queries.find(item => item.promql === promql)?.query.at(offset) ??
      parsed.slo.source,
  };
}
