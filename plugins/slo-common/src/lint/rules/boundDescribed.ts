import { bucketBounds } from '../bucketBounds';
import type { LintRule } from '../LintRule';
import { plain } from '../numbers';

const DURATION = /(\d+(?:\.\d+)?) ?(ms|milliseconds?|s|seconds?)\b/g;

/** The one length of time that a description names, in seconds; nothing when it names none or several. */
function describedSeconds(description = ''): number | undefined {
  const [first, ...more] = [...description.matchAll(DURATION)];
  if (!first || more.length > 0) return undefined;
  return Number(first[1]) / (first[2].startsWith('m') ? 1000 : 1);
}

/** The bound that is counted is the one that is promised. */
export const boundDescribed: LintRule = {
  id: 'le-described',
  severity: 'warning',
  what: 'A description that names one length of time names that of the bucket.',
  why: 'Promised are 500 ms, counted are 300: every request between the two is good for its user and bad for the budget, or the other way round.',
  *check({ slo, analysed }) {
    const seconds = describedSeconds(slo.description);
    if (seconds === undefined) return;
    for (const { query, promql } of analysed) {
      for (const selector of promql.selectors()) {
        const scale = /_(?:ms|milliseconds)_bucket$/.test(selector.metric)
          ? 1000
          : 1;
        const wanted = seconds * scale;
        const bounds = (bucketBounds(selector) ?? []).map(Number);
        const matcher = selector.matchers.find(({ label }) => label === 'le');
        const [first] = bounds.filter(Number.isFinite);
        if (!matcher || first === undefined || bounds.includes(wanted))
          continue;
        yield {
          at: query.at(matcher.from),
          message: `The description promises ${plain(
            seconds * 1000,
          )} ms, and what is counted are the requests within ${plain(
            (first / scale) * 1000,
          )} ms: those between the two are good for one and bad for the other.`,
          fix: `le="${
            Number.isInteger(wanted) ? `${wanted}.0` : plain(wanted)
          }", if the histogram has it, or the other number in the description`,
        };
      }
    }
  },
};
