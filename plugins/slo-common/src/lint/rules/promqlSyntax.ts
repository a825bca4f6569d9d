import type { SpecQuery } from '../../parse';
import { isBrokenRegex, Promql, WINDOW_VARIABLE } from '../../promql';
import type { LintProblem, LintRule } from '../LintRule';

/** Spellings of the window variable that nobody understands. */
const MISSPELT =
  /\{\{[^}]*\}\}?|\$\{?_*(?:window|rate_interval|interval|range)\}?/gi;

/** Queries must be PromQL. */
export const promqlSyntax: LintRule = {
  id: 'promql-syntax',
  severity: 'error',
  what: 'Every query is PromQL.',
  why: 'Prometheus refuses a rule file with one query that it cannot parse: all rules of the file are gone, alerts included.',
  *check({ queries }) {
    for (const query of queries) {
      // A language of its own: its server judges it.
      if (query.metricsQl) continue;
      const promql = new Promql(query.text);
      const offset = promql.errorOffset;
      if (offset === undefined) {
        yield* brokenRegexes(query, promql);
        continue;
      }
      const mended = query.text.replace(MISSPELT, WINDOW_VARIABLE);
      const helps =
        mended !== query.text && new Promql(mended).errorOffset === undefined;
      const near = query.text.slice(offset, offset + 20).trim();
      const where = near === '' ? 'it ends too early' : `at ${near}`;
      const problem = promql.tooComplex ? 'it is too long or too deep' : where;
      yield {
        at: query.at(offset),
        message: `${query.field} is not PromQL (${problem}). Prometheus refuses the whole rule file, and nothing of it is recorded or alerted on.`,
        fix: helps ? mended : 'check brackets, quotes and commas here',
      };
    }
  },
};

function* brokenRegexes(
  query: SpecQuery,
  promql: Promql,
): Iterable<LintProblem> {
  for (const matcher of promql.selectors().flatMap(item => item.matchers)) {
    const { operator, value } = matcher;
    if (operator !== '=~' && operator !== '!~') continue;
    if (!isBrokenRegex(value)) continue;
    yield {
      at: query.at(matcher.from),
      message: `${query.field} is not PromQL (${promql.textOf(
        matcher,
      )} has no regular expression in it). Prometheus refuses the whole rule file, and nothing of it is recorded or alerted on.`,
      fix: 'close its brackets, or write \\\\ before signs that are meant as they are',
    };
  }
}
