import type {
  SliReading,
  SliReadRequest,
  SliSource,
  StoredSlo,
} from '@causeway/plugin-slo-node';

const BUCKET_MS = 300_000;

/** A source whose counts follow from SLO and time, with ways to fail. */
export class FakeSource implements SliSource {
  readonly id: string;
  /** Requests so far. */
  readonly requests: { from: number; to: number; slos: string[] }[] = [];
  /** It knows nothing of what was before. */
  startsAt = 0;
  /** The last so many buckets before this are seen only in part. */
  lateUntil = 0;
  /** What it throws when asked. */
  down: Error | undefined;
  /** SLOs for which it has an error. */
  failing = new Set<string>();
  /** Called before each answer; throws to break off. */
  beforeAnswer: (answered: number) => Promise<void> | void = () => {};

  constructor(id: string = 'fake:main') {
    this.id = id;
  }

  supports(slo: StoredSlo): boolean {
    return slo.sli.type === 'events';
  }

  async *read(request: SliReadRequest): AsyncIterable<SliReading> {
    const { slos, from, to } = request;
    this.requests.push({ from, to, slos: slos.map(({ name }) => name) });
    if (this.down) throw this.down;
    let answered = 0;
    for (const { entityRef, name } of slos) {
      await this.beforeAnswer(answered);
      answered += 1;
      const slo = { entityRef, name };
      if (this.failing.has(name)) {
        const error = { message: 'The query fails.', fix: 'Mend it.' };
        yield { slo, from, to, error };
      } else {
        yield { slo, from, to, buckets: this.#buckets(name, from, to) };
      }
    }
  }

  #buckets(name: string, from: number, to: number) {
    const buckets = [];
    for (let start = from; start < to; start += BUCKET_MS) {
      if (start >= this.startsAt) {
        const number = start / BUCKET_MS + name.length;
        const late =
          start < this.lateUntil && start >= this.lateUntil - 2 * BUCKET_MS;
        buckets.push({
          start,
          bad: late ? 0 : number % 3,
          total: late ? 1 : 100 + (number % 7) / 4,
          coverage: late ? 0.5 : 1,
        });
      }
    }
    return buckets;
  }
}
