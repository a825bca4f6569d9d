import { literalsOf, type Matcher, type SignedSelector } from '../../promql';
import type { AnalysedSlo } from '../AnalysedSlo';
import type { LintProblem, LintRule } from '../LintRule';
import { matcherImplied } from '../matcherImplied';

/** Labels that say whose events they are. */
const IDENTITY =
  /^(?:service|job|namespace|app|application|cluster|environment|env|tenant)$/;

function familyOf({ selector }: SignedSelector): string {
  return selector.metric.replace(/_(?:bucket|count|sum|total)$/, '');
}

function matchersOf({ selector }: SignedSelector): Matcher[] {
  return selector.matchers.filter(({ label }) => label !== 'le');
}

/** The condition of the larger set that the smaller one doesn't fulfil; nothing when it is a part of it. */
function unmet(
  small: SignedSelector,
  large: SignedSelector,
): Matcher | undefined {
  return matchersOf(large).find(
    wanted => !matcherImplied(matchersOf(small), wanted),
  );
}

/** A condition on the same label that excludes the other one. */
function contradiction(
  small: SignedSelector,
  large: SignedSelector,
): Matcher | undefined {
  return matchersOf(large).find(wanted => {
    const other = matchersOf(small).find(({ label }) => label === wanted.label);
    const [a, b] = [wanted, other].map(item => item && literalsOf(item));
    return (
      a && b && IDENTITY.test(wanted.label) && !a.some(item => b.includes(item))
    );
  });
}

function corrected(small: SignedSelector, wanted: string): string {
  const { promql, selector } = small;
  const label = /^\w+/.exec(wanted)?.[0];
  const present = selector.matchers.find(item => item.label === label);
  if (present)
    return promql.edited([
      { from: present.from, to: present.to, text: wanted },
    ]);
  const text = promql.textOf(selector.node);
  const brace = text.indexOf('{');
  const added =
    brace === -1
      ? `${text}{${wanted}}`
      : `${text.slice(0, brace + 1)}${wanted}${
          selector.matchers.length > 0 ? ',' : ''
        }${text.slice(brace + 1)}`;
  return promql.edited([
    { from: selector.node.from, to: selector.node.to, text: added },
  ]);
}

function problem(options: {
  slo: AnalysedSlo;
  small: SignedSelector;
  large: SignedSelector;
  wanted: Matcher;
  consequence: string;
}): LintProblem {
  const { slo, small, large, wanted, consequence } = options;
  const condition = large.promql.textOf(wanted);
  const present = small.selector.matchers.find(
    ({ label }) => label === wanted.label,
  );
  return {
    at: slo.sourceOf(small.promql, present?.from ?? small.selector.node.from),
    message: `${
      small.selector.metric
    } here is not limited to ${condition}, as it is where it is ${
      small.sign === 1 ? 'counted as all' : 'added up'
    }: ${consequence}`,
    fix: corrected(small, condition),
  };
}

function* check(options: {
  slo: AnalysedSlo;
  small: SignedSelector;
  candidates: SignedSelector[];
  consequence: string;
}): Iterable<LintProblem> {
  const { slo, small, candidates, consequence } = options;
  const same = candidates.filter(item => familyOf(item) === familyOf(small));
  if (same.length > 0) {
    const missing = same.map(large => ({ large, wanted: unmet(small, large) }));
    if (missing.some(({ wanted }) => !wanted)) return;
    const [{ large, wanted }] = missing;
    if (wanted) yield problem({ slo, small, large, wanted, consequence });
    return;
  }
  const missing = candidates.map(large => ({
    large,
    wanted: contradiction(small, large),
  }));
  const [first] = missing;
  if (first?.wanted && missing.every(({ wanted }) => wanted)) {
    yield problem({
      slo,
      small,
      large: first.large,
      wanted: first.wanted,
      consequence,
    });
    return;
  }
  const owned =
    candidates[0] &&
    matchersOf(candidates[0]).find(({ label }) => IDENTITY.test(label));
  if (owned && matchersOf(small).length === 0) {
    yield {
      ...problem({
        slo,
        small,
        large: candidates[0],
        wanted: owned,
        consequence,
      }),
      severity: 'warning',
    };
  }
}

/** Bad events are some of all events. */
export const notSubset: LintRule = {
  id: 'not-subset',
  severity: 'error',
  what: 'What is counted as bad (or good) is a part of what is counted as all: the same conditions, and perhaps more.',
  why: 'With errors of all services over the requests of one, ten services make the error ratio ten times too large, and it can exceed 1; with the two queries swapped it always does.',
  *check(slo) {
    const added = slo.bad.filter(({ sign }) => sign === 1);
    const total = slo.total.filter(({ sign }) => sign === 1);
    if (total.length > 0) {
      for (const small of added) {
        yield* check({
          slo,
          small,
          candidates: total,
          consequence:
            'events count as bad that are not among all, so the error ratio is too large and can exceed 1.',
        });
      }
    }
    if (added.length === 0) return;
    for (const small of slo.bad.filter(({ sign }) => sign === -1)) {
      yield* check({
        slo,
        small,
        candidates: added,
        consequence:
          'good events are taken away that were never added, so the error ratio is too small and can drop below 0.',
      });
    }
  },
};
