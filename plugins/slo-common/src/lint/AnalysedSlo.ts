import type { Slo, SloSource } from '../model';
import type { ParsedSlo, SpecQuery } from '../parse';
import type { Promql, SignedSelector } from '../promql';

/** A query of an SLO, parsed. */
export interface AnalysedQuery {
  query: SpecQuery;
  promql: Promql;
}

/** An SLO with its queries taken apart. */
export interface AnalysedSlo extends ParsedSlo {
  slo: Slo;
  /** Its queries, where they are PromQL. */
  analysed: AnalysedQuery[];
  /** What is counted as bad (sign 1) and taken away from it (sign -1). */
  bad: SignedSelector[];
  /** What is counted as all. */
  total: SignedSelector[];
  /** Where a part of a query was written. */
  sourceOf(promql: Promql, offset: number): SloSource;
}
