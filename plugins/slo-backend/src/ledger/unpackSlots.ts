import type { PackedSlot } from './PackedSlot';
import { PACKED_VERSION, SLOT } from './packSlots';
import { SlotReader } from './SlotReader';

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
    const head = reader.byte();
    const has = (flag: number) => Math.floor(head / flag) % 2 === 1;
    const shortGap = Math.floor(head / 2 ** SLOT.gapShift);
    index += shortGap === SLOT.longGap ? reader.whole() : shortGap;
    if (has(SLOT.otherSource)) source = reader.byte();
    const bad = has(SLOT.badIsZero) ? 0 : reader.count(has(SLOT.badIsWhole));
    const total = reader.count(has(SLOT.totalIsWhole));
    const coverage = has(SLOT.covered) ? 1 : reader.double();
    slots.push({ index, bad, total, coverage, source });
    index += 1;
  }
  return slots;
}
