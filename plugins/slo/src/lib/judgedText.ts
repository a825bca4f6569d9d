import { plural } from './plural';

/** Each SLO is judged every quarter of an hour at least. */
const LATE_MS = 20 * 60_000;

/** When rows were judged: the newest, and how many should have been judged since. */
export interface JudgedRows {
  /** Milliseconds since 1970; null where nothing was judged. */
  newest: number | null;
  late: number;
}

/** Sums up when rows were judged. */
export function judgedRows(at: number[], now: number): JudgedRows {
  return {
    newest: at.length ? Math.max(...at) : null,
    late: at.filter(one => now - one > LATE_MS).length,
  };
}

/** How many are late, after the age of the newest; nothing where none is. */
export function lateText(late: number, all: number): string {
  if (!late) return '';
  return late === all
    ? '; none since'
    : `; ${plural(late, 'of them', 'of them')} not for over 20 min`;
}
