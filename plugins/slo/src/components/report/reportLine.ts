import type { SloReport } from '@causeway/plugin-slo-common';
import { plural } from '../../lib/plural';

/** The report in a sentence. */
export function reportLine(report: SloReport): string {
  const { counts, rows, period, to, end } = report;
  const head = `${period}${to < end ? ', so far' : ''}:`;
  if (!rows.length) return `${head} no SLO.`;
  const kept = counts.holds + counts['at-risk'];
  const parts = [
    `${kept} of ${plural(rows.length, 'promise')} kept`,
    counts.broken && `${counts.broken} broken`,
    counts.unknown && `${counts.unknown} unknown`,
  ].filter(Boolean);
  return `${head} ${parts.join(', ')}.`;
}
