import type { SloBoard } from '@causeway/plugin-slo-common';
import { plural } from './plural';

/** The board in one sentence: how many there are, and what is not in order. */
export function truthLine(
  board: Pick<SloBoard, 'totalItems' | 'services' | 'counts'>,
): string {
  const { counts } = board;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const parts = [
    counts.broken &&
      `${plural(counts.broken, 'budget')} ${
        counts.broken === 1 ? 'is' : 'are'
      } spent`,
    counts['at-risk'] && `${counts['at-risk']} at risk`,
    counts.unknown && `${counts.unknown} unknown`,
  ].filter(Boolean);
  const services = plural(board.services, 'service');
  const head = `${plural(all, 'SLO')} of ${services}.`;
  if (all === 0) return head;
  if (parts.length) return `${head} ${parts.join(', ')}.`;
  return all === 1 ? `${head} It holds.` : `${head} All hold.`;
}
