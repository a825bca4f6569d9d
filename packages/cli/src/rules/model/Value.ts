/** Where a value was read from. */
export interface Origin {
  file: string;
  /** The line of what stands at a path in it, as near as can be told. */
  lineOf(path: readonly (string | number)[]): number | undefined;
}

/** A value out of YAML or JSON that nobody has checked, with the place where it stands. */
export class Value {
  constructor(
    readonly raw: unknown,
    readonly origin: Origin,
    readonly path: readonly (string | number)[] = [],
  ) {}

  get file(): string {
    return this.origin.file;
  }

  get line(): number | undefined {
    return this.origin.lineOf(this.path);
  }

  get exists(): boolean {
    return this.raw !== undefined && this.raw !== null;
  }

  /** The value of one key, which may contain dots. */
  get(key: string | number): Value {
    const { raw } = this;
    const found =
      typeof raw === 'object' && raw !== null
        ? (raw as Record<string | number, unknown>)[key]
        : undefined;
    return new Value(found, this.origin, [...this.path, key]);
  }

  /** The value at a dotted path of plain keys. */
  at(path: string): Value {
    return path.split('.').reduce<Value>((value, key) => value.get(key), this);
  }

  /** The items of a list; none when it is no list. */
  list(path?: string): Value[] {
    const value = path ? this.at(path) : this;
    return Array.isArray(value.raw)
      ? value.raw.map((_, index) => value.get(index))
      : [];
  }

  /** Keys and values of a mapping; none when it is no mapping. */
  entries(path?: string): Array<[string, Value]> {
    const value = path ? this.at(path) : this;
    const { raw } = value;
    return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
      ? Object.keys(raw).map(key => [key, value.get(key)])
      : [];
  }

  /** A scalar as text; empty when there is none. */
  text(path?: string): string {
    const { raw } = path ? this.at(path) : this;
    return ['string', 'number', 'boolean'].includes(typeof raw)
      ? String(raw)
      : '';
  }

  number(path?: string): number | undefined {
    const text = this.text(path);
    const number = Number(text);
    return text !== '' && Number.isFinite(number) ? number : undefined;
  }

  is(expected: string | number | boolean, path?: string): boolean {
    return (path ? this.at(path) : this).raw === expected;
  }

  /** A mapping of texts, such as labels. */
  labels(path?: string): Record<string, string> {
    return Object.fromEntries(
      this.entries(path).map(([key, value]) => [key, value.text()]),
    );
  }
}
