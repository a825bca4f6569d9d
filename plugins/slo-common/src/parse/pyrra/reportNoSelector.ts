import type { SloId } from '../../model';
import { Promql } from '../../promql';
import type { SpecDocument } from '../SpecDocument';
import type { SpecQuery } from '../SpecQuery';

/** Reports what isn't a metric with its conditions: Pyrra writes the functions round it itself. */
export function reportNoSelector(options: {
  document: SpecDocument;
  query: SpecQuery;
  slo: SloId;
}): void {
  const { document, query, slo } = options;
  const promql = new Promql(query.text.trim());
  const [first] = promql.selectors();
  const whole = first && promql.textOf(first.node) === promql.text;
  // What is no PromQL at all is said elsewhere.
  if (whole || promql.errorOffset !== undefined) return;
  const { file, line, column } = query.at(0);
  document.findings.push({
    file,
    line,
    column,
    rule: 'schema',
    severity: 'error',
    message: `${query.field}: only a metric with its conditions may stand here: Pyrra adds rate(…) and sum(…) itself, and refuses anything else.`,
    fix: first ? promql.textOf(first.node) : 'http_requests_total{job="api"}',
    slo,
  });
}
