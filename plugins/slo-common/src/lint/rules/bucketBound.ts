import { literalsOf, type Matcher } from '../../promql';
import { bucketBounds } from '../bucketBounds';
import type { LintProblem, LintRule } from '../LintRule';
import type { LintSettings } from '../LintSettings';

/** As a histogram spells its bounds: `0.25`, `1.0`, `1e-05`, `+Inf`. */
const SPELLING = /^(?:\d+|\d+\.\d*[1-9]|\d+\.0|\d(?:\.\d+)?e[+-]\d{2,})$/;

/** Two digits that bounds end in, besides 0 and 5: powers of two, and halves of halves. */
const USUAL =
  /^(?:[1-9]|[1-9][05]|12|16|32|64|128|256|512|1024|2048|4096|8192|125|375|625|875|25|75|[1-9][27]5|[1-9]\d?50|[1-9]\d?00)$/;

function digitsOf(bound: string): string {
  return String(Number(bound).toExponential()).split('e')[0].replace('.', '');
}

/** Nearest bounds that look like bounds. */
function nearestRound(bound: number): number {
  const scale = 10 ** (Math.floor(Math.log10(bound)) - 1);
  const candidates = [10, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100];
  return Number(
    (
      candidates.reduce((best, item) =>
        Math.abs(item * scale - bound) < Math.abs(best * scale - bound)
          ? item
          : best,
      ) * scale
    ).toPrecision(3),
  );
}

type Judgement = Pick<LintProblem, 'message' | 'severity' | 'fix'>;

function unreadable(bound: string): Judgement | undefined {
  if (SPELLING.test(bound)) return undefined;
  const number = Number(
    bound
      .replace(',', '.')
      .replace(/(ms|s)$/, '')
      .trim() || NaN,
  );
  const seconds = /ms$/.test(bound) ? number / 1000 : number;
  return {
    message: `le="${bound}" is no bound as histograms spell theirs (le is compared as text, not as a number): the query finds no bucket, the whole SLI is empty, and an empty SLI never alerts.`,
    fix:
      Number.isFinite(seconds) && seconds > 0
        ? `le="${Number.isInteger(seconds) ? `${seconds}.0` : seconds}"`
        : 'le="0.5"',
  };
}

function isKnown(bound: string, known: ReadonlySet<string>): boolean {
  return [...known].some(
    item => item === bound || (item !== '' && Number(item) === Number(bound)),
  );
}

function judge(options: {
  matcher: Matcher;
  bounds: string[];
  metric: string;
  settings: LintSettings;
}): Judgement | undefined {
  const { matcher, bounds, metric, settings } = options;
  const finite = bounds.filter(bound => !/^\+Inf$/.test(bound));
  const broken = finite.map(unreadable).find(Boolean);
  if (broken) return broken;
  const known = settings.buckets.get(metric);
  if (known) {
    const missing = finite.every(bound => !isKnown(bound, known));
    const list = [...known].filter(item => item !== '+Inf').join(', ');
    return missing && finite.length > 0
      ? {
          message: `${metric} has no bucket le="${finite[0]}" (it has ${list}): the query finds nothing, the whole SLI is empty, and an empty SLI never alerts.`,
          fix: `le="${
            [...known].sort(
              (a, b) =>
                Math.abs(Number(a) - Number(finite[0])) -
                Math.abs(Number(b) - Number(finite[0])),
            )[0]
          }", or give the histogram a bucket at ${finite[0]}`,
        }
      : undefined;
  }
  const digits = digitsOf(finite[0] ?? '1');
  // Client libraries that compute their bounds write out all digits.
  const number = Number(finite[0] ?? 1);
  if (digits.length >= 6 || USUAL.test(digits) || number % 60 === 0)
    return undefined;
  return {
    severity: 'warning',
    message: `${matcher.label}="${finite[0]}" is an unusual bound: if ${metric} has no bucket there, the whole SLI is empty and never alerts. Pass the service's metrics (--metrics) to have it checked.`,
    fix: `le="${nearestRound(
      Number(finite[0]),
    )}", or whatever bound the histogram has`,
  };
}

function isInfinite(bound: string): boolean {
  return /^\+?inf$/i.test(bound);
}

/** A bound must be one of the histogram's. */
export const bucketBound: LintRule = {
  id: 'le-unknown',
  severity: 'error',
  what: 'le is a bound that the histogram has, spelled as it spells it. Bounds that are merely unusual are a warning: --metrics settles it.',
  why: 'le is a text. le="0.20" or le="200ms" is not 0.2, and finds nothing: the SLI is empty and its alerts are silent for ever.',
  *check({ analysed, bad, sourceOf }, settings) {
    for (const { selector, sign, promql } of bad) {
      const le = selector.matchers.find(({ label }) => label === 'le');
      const bounds = bucketBounds(selector) ?? [];
      if (sign === 1 || !le || !bounds.every(isInfinite)) continue;
      if (bounds.length === 0) continue;
      yield {
        at: sourceOf(promql, le.from),
        message: `${promql.textOf(
          le,
        )} holds every request, however slow: nothing is ever bad, and no alert fires.`,
        fix: 'le="0.5", or whatever bound is promised',
      };
    }
    for (const { query, promql } of analysed) {
      for (const selector of promql.selectors()) {
        const bounds = bucketBounds(selector);
        const matcher = selector.matchers.find(({ label }) => label === 'le');
        if (!bounds || !matcher || !literalsOf(matcher)) continue;
        const judgement = judge({
          matcher,
          bounds,
          metric: selector.metric,
          settings,
        });
        if (judgement) yield { at: query.at(matcher.from), ...judgement };
      }
    }
  },
};
