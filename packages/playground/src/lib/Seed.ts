import { createHash } from 'node:crypto';

// What Kubernetes itself uses in generated names: no vowels, no look-alikes.
const NAME_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * Repeatable made-up values. Each is a function of the seed and of what it is
 * for, never of what was made before: adding data changes no other data.
 */
export class Seed {
  readonly #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** A number in [0, 1). */
  number(...purpose: (string | number)[]): number {
    return this.#digest(purpose).readUInt32BE(0) / 2 ** 32;
  }

  /** A number around a value, at most the given share away from it. */
  around(value: number, share: number, ...purpose: (string | number)[]) {
    return value * (1 + share * (2 * this.number(...purpose) - 1));
  }

  /** An end of a generated Kubernetes name; up to 32 characters. */
  suffix(length: number, ...purpose: (string | number)[]): string {
    return [...this.#digest(purpose).subarray(0, length)]
      .map(byte => NAME_ALPHABET[byte % NAME_ALPHABET.length])
      .join('');
  }

  /** Up to 64 hexadecimal digits. */
  hex(length: number, ...purpose: (string | number)[]): string {
    return this.#digest(purpose).toString('hex').slice(0, length);
  }

  /** A UUID with the version and variant bits of a random one. */
  uuid(...purpose: (string | number)[]): string {
    const bytes = this.#digest(purpose).subarray(0, 16);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return bytes
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  #digest(purpose: (string | number)[]): Buffer {
    return createHash('sha256')
      .update(JSON.stringify([this.#seed, ...purpose]))
      .digest();
  }
}
