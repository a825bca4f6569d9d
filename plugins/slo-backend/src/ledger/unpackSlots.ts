import type { PackedSlot } from './PackedSlot';
import { PACKED_VERSION, SLOT } from './packSlots';
import { SlotReader } from './SlotReader';

/** What each head byte says. */
const HEADS = Array.from({ length: 256 }, (_, head) => {
  const has = (flag: number) => Math.floor(head / flag) % 2 === 1;
  return {
    badIsZero: has(SLOT.badIsZero),
    badIsWhole: has(SLOT.badIsWhole),
    totalIsWhole: has(SLOT.totalIsWhole),
    covered: has(SLOT.covered),
    otherSource: has(SLOT.otherSource),
    gap: Math.floor(head / 2 ** SLOT.gapShift),
  };
});

/**
 * The slots of a packed row, sorted by index.
 *
 * @throws if the row was written by a newer version of this program, or is damaged
 */
export function unpackSlots(data: Uint8Array): PackedSlot[] {
  if (data[0] !== PACKED_VERSION) {
    throw new Error(
      `A row of the ledger has format ${data[0]}, and this version reads ${PACKED_VERSION}: it was written by a newer one, or is damaged.`,
    );
  }
  const reader = new SlotReader(data);
  const slots: PackedSlot[] = [];
  let index = 0;
  let source = 0;
  while (!reader.atEnd) {
    const head = HEADS[reader.byte()];
    index += head.gap === SLOT.longGap ? reader.whole() : head.gap;
    if (head.otherSource) source = reader.byte();
    const bad = head.badIsZero ? 0 : reader.count(head.badIsWhole);
    const total = reader.count(head.totalIsWhole);
    const coverage = head.covered ? 1 : reader.double();
    slots.push({ index, bad, total, coverage, source });
    index += 1;
  }
  return slots;
}
