/** Reads the bytes of a packed row, behind its first. */
export class SlotReader {
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
