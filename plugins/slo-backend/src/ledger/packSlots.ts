import type { PackedSlot } from './PackedSlot';

/** First byte of a packed row: how the rest is to be read. */
export const PACKED_VERSION = 1;

/** What the head byte of a slot says; its upper three bits are the number of slots left out before it. */
export const SLOT = {
  badIsZero: 1,
  badIsWhole: 2,
  totalIsWhole: 4,
  covered: 8,
  otherSource: 16,
  gapShift: 5,
  /** A gap of this or more follows as a number of its own. */
  longGap: 7,
} as const;

const MAX_SLOT_BYTES = 40;

/**
 * Packs slots into as few bytes as they need, without loss: whole counts take one byte for each seven bits, fractions the eight
 * bytes of their double; a slot that was fully observed and follows the one before it costs one byte besides.
 *
 * The same slots give the same bytes, so that two ledgers can be compared row by row.
 *
 * @param slots - sorted by index, each index once
 */
export function packSlots(slots: readonly PackedSlot[]): Buffer {
  const buffer = Buffer.allocUnsafe(1 + slots.length * MAX_SLOT_BYTES);
  let at = buffer.writeUInt8(PACKED_VERSION, 0);
  let nextIndex = 0;
  let source = 0;
  for (const slot of slots) {
    const gap = slot.index - nextIndex;
    if (gap < 0) {
      throw new Error(`Slots are not sorted: ${slot.index} after ${nextIndex}`);
    }
    const badIsWhole = isWhole(slot.bad);
    const totalIsWhole = isWhole(slot.total);
    const head =
      (slot.bad === 0 ? SLOT.badIsZero : 0) +
      (badIsWhole ? SLOT.badIsWhole : 0) +
      (totalIsWhole ? SLOT.totalIsWhole : 0) +
      (slot.coverage === 1 ? SLOT.covered : 0) +
      (slot.source === source ? 0 : SLOT.otherSource) +
      Math.min(gap, SLOT.longGap) * 2 ** SLOT.gapShift;
    at = buffer.writeUInt8(head, at);
    if (gap >= SLOT.longGap) at = writeWhole(buffer, gap, at);
    if (slot.source !== source) at = buffer.writeUInt8(slot.source, at);
    if (slot.bad !== 0) at = writeCount(buffer, slot.bad, badIsWhole, at);
    at = writeCount(buffer, slot.total, totalIsWhole, at);
    if (slot.coverage !== 1) at = buffer.writeDoubleLE(slot.coverage, at);
    nextIndex = slot.index + 1;
    source = slot.source;
  }
  return Buffer.from(buffer.subarray(0, at));
}

/** Below this a whole number takes no more bytes than a double. */
const MAX_SHORT = 2 ** 49;

function isWhole(count: number): boolean {
  return count < MAX_SHORT && Number.isInteger(count);
}

function writeCount(
  buffer: Buffer,
  count: number,
  whole: boolean,
  at: number,
): number {
  return whole
    ? writeWhole(buffer, count, at)
    : buffer.writeDoubleLE(count, at);
}

/** Seven bits a byte, the lowest first; the eighth bit says that more follow. */
function writeWhole(buffer: Buffer, value: number, at: number): number {
  let rest = value;
  let next = at;
  while (rest >= 128) {
    next = buffer.writeUInt8((rest % 128) + 128, next);
    rest = Math.floor(rest / 128);
  }
  return buffer.writeUInt8(rest, next);
}
