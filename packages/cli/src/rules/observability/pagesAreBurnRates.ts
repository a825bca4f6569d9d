import type { Problem, Rule } from '../Rule';

/** Defect 60 of the source documents. */
export const pagesAreBurnRates: Rule = {
  id: 'pages-are-burn-rates',
  what: 'What pages on errors or latency is the burn rate of an SLO over two windows, never a fixed ratio; every page waits a little.',
  why: 'A fixed 1 % pages for a blip and misses a slow leak; with little traffic one failed request is 100 %.',
  fix: 'page on slo:sli_error:ratio_rate… over a long and a short window; make the other one a ticket',
  *check(repository): Iterable<Problem> {
    for (const { alert, labels, promql, value } of repository.alerts) {
      if (labels.severity !== 'page') continue;
      const at = { file: value.file, line: value.line };
      const metrics = promql.selectors().map(({ metric }) => metric);
      if (
        metrics.some(metric =>
          /(requests?|duration|latency|errors?)_.*(total|bucket|count)$|_requests_total$/.test(
            metric,
          ),
        )
      ) {
        yield { ...at, message: `${alert} pages on a fixed ratio` };
      }
      const windows = new Set(
        metrics.flatMap(
          metric => /^slo:sli_error:ratio_rate(\w+)$/.exec(metric)?.[1] ?? [],
        ),
      );
      if (windows.size === 1) {
        yield { ...at, message: `${alert} looks at one window only` };
      }
      if (windows.size === 0 && !value.text('for')) {
        yield { ...at, message: `${alert} pages at the first evaluation` };
      }
    }
  },
};
