import type { HourSlot } from './HourSlot';
import { layout } from './layout';
import { packSlots } from './packSlots';
import { unpackSlots } from './unpackSlots';

/** What a row of `ledger_hours` holds. */
export interface PackedHours {
  chunk: number;
  /** JSON: names and ranks that the slots refer to. */
  sources: string;
  data: Buffer;
}

const MAX_SOURCES = 256;

/** Packs the hours of one row; the same hours give the same bytes. */
export function packHours(
  chunk: number,
  hours: readonly HourSlot[],
): PackedHours {
  const sorted = [...hours].sort((a, b) => a.start - b.start);
  const names = sorted.map(({ source, rank }) =>
    JSON.stringify([source, rank]),
  );
  const sources = [...new Set(names)];
  if (sources.length > MAX_SOURCES) {
    throw new Error(
      `Four days of an SLO come from ${sources.length} different sets of sources; ${MAX_SOURCES} can be kept.`,
    );
  }
  return {
    chunk,
    sources: `[${sources.join(',')}]`,
    data: packSlots(
      sorted.map((hour, index) => ({
        index: (hour.start - chunk * layout.hoursChunkMs) / layout.hourMs,
        bad: hour.bad,
        total: hour.total,
        coverage: hour.coverage,
        source: sources.indexOf(names[index]),
      })),
    ),
  };
}

/** The hours of a row, sorted. */
export function unpackHours(row: PackedHours): HourSlot[] {
  const sources: [string, number][] = JSON.parse(row.sources);
  return unpackSlots(row.data).map(slot => ({
    start: row.chunk * layout.hoursChunkMs + slot.index * layout.hourMs,
    bad: slot.bad,
    total: slot.total,
    coverage: slot.coverage,
    source: sources[slot.source][0],
    rank: sources[slot.source][1],
  }));
}
