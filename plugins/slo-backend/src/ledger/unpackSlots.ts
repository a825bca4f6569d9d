import type { PackedSlot } from './PackedSlot';
import { PACKED_VERSION, SLOT } from './packSlots';

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
  const reader = new Reader(data);
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

class Reader {
  readonly #data: Uint8Array;
  readonly #view: DataView;
  #at = 1;

  constructor(data: Uint8Array) {
    this.#data = data;
    this.#view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  get atEnd(): boolean {
    return this.#at >= this.#data.length;
  }

  byte(): number {
    this.#at += 1;
    return this.#data[this.#at - 1];
  }

  whole(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = this.byte();
      if (byte === undefined)
        throw new Error('A row of the ledger is cut off.');
      if (byte < 128) return value + byte * weight;
      value += (byte - 128) * weight;
      weight *= 128;
    }
  }

  double(): number {
    this.#at += 8;
    return this.#view.getFloat64(this.#at - 8, true);
  }

  count(whole: boolean): number {
    return whole ? this.whole() : this.double();
  }
}
