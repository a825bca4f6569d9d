/** A cache that forgets everything when it is full: for few keys that are asked for again and again. */
export class BoundedCache<Value> {
  readonly #values = new Map<string, Value>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: Value): void {
    if (this.#values.size >= this.#size && !this.#values.has(key)) {
      this.#values.clear();
    }
    this.#values.set(key, value);
  }
}
