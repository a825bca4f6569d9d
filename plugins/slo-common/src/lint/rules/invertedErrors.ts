import {
  matcherAccepts,
  type Matcher,
  type SignedSelector,
} from '../../promql';
import type { LintRule } from '../LintRule';

const GOOD = ['200', '2xx', '2XX', 'OK', 'ok', 'success', 'SUCCESS'];
const BAD = [
  ...['500', '503', '5xx', '5XX', 'Internal', 'Unavailable', 'error'],
  ...['failure', 'FAILURE', 'ERROR'],
];

/** Whether a matcher lets only successes (or only failures) through. */
function lets({ operator, value }: Matcher): 'good' | 'bad' | undefined {
  const accepted = (values: string[]) =>
    values.filter(item => matcherAccepts({ operator, value }, item) === true);
  const good = accepted(GOOD);
  const bad = accepted(BAD);
  const all = operator === '!=' || operator === '!~';
  // `!=` lets everything else through: it is the value that says what is meant.
  if (all) {
    if (bad.length < BAD.length && good.length === GOOD.length) return 'good';
    if (good.length < GOOD.length && bad.length === BAD.length) return 'bad';
    return undefined;
  }
  if (good.length > 0 && bad.length === 0) return 'good';
  return bad.length > 0 && good.length === 0 ? 'bad' : undefined;
}

/** Metrics that are called by what they count. */
const SUCCESSES =
  /_(?:succeeded|success|successes|successful)(?:_total|_count)?$/;

function hasMatcher({ selector }: SignedSelector, wanted: Matcher): boolean {
  return selector.matchers.some(
    ({ label, operator, value }) =>
      label === wanted.label &&
      operator === wanted.operator &&
      value === wanted.value,
  );
}

const OPPOSITE = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' } as const;

/** Failures must be counted as failures. */
export const invertedErrors: LintRule = {
  id: 'inverted-errors',
  severity: 'error',
  what: 'What is counted as bad is the failures, not the successes.',
  why: 'A service that answers 99.95 % of its requests well would read as 99.95 % bad: at 99.9 % a burn rate of 999, and 0 in a full outage.',
  *check({ analysed, bad, total, sourceOf }) {
    for (const { selector, sign, promql } of bad) {
      if (sign !== 1 || !SUCCESSES.test(selector.metric)) continue;
      if (total.some(item => item.selector.metric === selector.metric))
        continue;
      const all = analysed.find(({ query }) => query.role === 'total');
      const text = promql.textOf(promql.root);
      yield {
        at: sourceOf(promql, selector.node.from),
        message: `${selector.metric} counts successes, and they are counted as errors: a healthy service reads as nearly 100 % bad, a full outage as perfect.`,
        fix: all ? `${all.query.text.trim()} - ${text}` : `1 - (${text})`,
      };
    }
    for (const { selector, sign, promql } of bad) {
      for (const matcher of selector.matchers) {
        const wrong = sign === 1 ? 'good' : 'bad';
        if (lets(matcher) !== wrong) continue;
        // An SLO about the successes alone (how fast are they?) has the condition everywhere.
        if (total.some(item => hasMatcher(item, matcher))) continue;
        const { operator, label, value, from, to } = matcher;
        yield {
          at: sourceOf(promql, from),
          message:
            sign === 1
              ? `${promql.textOf(
                  matcher,
                )} lets only successes through, and they are counted as errors: a healthy service reads as nearly 100 % bad, a full outage as perfect.`
              : `${promql.textOf(
                  matcher,
                )} lets only failures through, and they are taken away from the errors: what is left are the successes.`,
          fix: promql.edited([
            { from, to, text: `${label}${OPPOSITE[operator]}"${value}"` },
          ]),
        };
      }
    }
  },
};
