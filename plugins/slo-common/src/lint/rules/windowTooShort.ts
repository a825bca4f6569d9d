import type { LintRule } from '../LintRule';
import { plain } from '../numbers';
import { windowMsOf } from '../windowMsOf';

const DAY_MS = 86_400_000;

/** A window is long enough for alerts. */
export const windowTooShort: LintRule = {
  id: 'window-too-short',
  severity: 'warning',
  what: 'A window lasts longer than the longest window of its alerts, 3 days.',
  why: 'The slow ticket looks at 3 days. Pyrra shrinks its windows along with the SLO: at 1 day the 5 minutes become 11 seconds, less than one scrape, and rate finds nothing.',
  *check({ slo, windowAt }, settings) {
    if (!slo.window) return;
    const days = windowMsOf(slo, settings) / DAY_MS;
    if (days > 3) return;
    yield {
      at: windowAt ?? slo.source,
      message: `In a window of ${plain(
        days,
      )} days burn-rate alerts make no sense: ${
        slo.format === 'pyrra'
          ? `the shortest one shrinks to ${plain(
              (days / 28) * 300,
            )} seconds, and a rate needs two scrapes (usually 60 seconds)`
          : 'the slow ticket alone looks at 3 days'
      }.`,
      fix: '7d or more',
    };
  },
};
