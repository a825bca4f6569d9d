import type { LintRule } from '../LintRule';

/** A status class as people write it as a regular expression: `5..`, `[45]..`, `5.*`. No status is called so. */
const STATUSES = /^\[?[1-5][\d-]*\]?(?:\.\.|\d?\.[*+])$/;
/** Parts of regular expressions that hardly any value of a label has in it. */
const PATTERN = /\.[*+]/;

const OPPOSITE = { '=': '=~', '!=': '!~' } as const;

/** A regular expression is asked for as one. */
export const regexAsText: LintRule = {
  id: 'regex-as-text',
  severity: 'error',
  what: 'A regular expression stands after =~ (or !~), not after =. Where it may be a text after all, it is a warning.',
  why: 'code="5.." asks for a status that is spelled 5 dot dot. There is none: the SLI counts no errors, and a full outage reads as 100 %.',
  *check({ analysed }) {
    for (const { query, promql } of analysed) {
      for (const { label, operator, value, from, to } of promql
        .selectors()
        .flatMap(({ matchers }) => matchers)) {
        if (operator !== '=' && operator !== '!=') continue;
        const sure = STATUSES.test(value);
        if (!sure && !PATTERN.test(value)) continue;
        const written = promql.textOf({ from, to });
        yield {
          at: query.at(from),
          ...(!sure && { severity: 'warning' as const }),
          message: `${written} compares with the text ${value}, letter by letter: ${
            operator === '=' ? 'it finds nothing' : 'it leaves nothing out'
          }, unless ${label} really is spelled so.`,
          fix: promql.edited([
            {
              from,
              to,
              text: written.replace(operator, OPPOSITE[operator]),
            },
          ]),
        };
      }
    }
  },
};
