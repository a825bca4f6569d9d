import { type Combine, queriesOf, unionQuery } from '../plan';
import type { Task } from './Task';

/** The queries of several SLOs as one, and which is which. Equal queries are asked once. */
export class QueryBatch {
  readonly tasks: readonly Task[];
  readonly #ids = new Map<string, { id: string; combine: Combine }>();

  constructor(tasks: readonly Task[]) {
    this.tasks = tasks;
    for (const { plan } of tasks) {
      const { counts } = plan;
      for (const query of queriesOf(plan)) {
        const combine =
          counts.type === 'ratio' && counts.ratio === query ? 'avg' : 'sum';
        const known = this.#ids.get(`${combine} ${query}`);
        if (known) continue;
        this.#ids.set(`${combine} ${query}`, {
          id: String(this.#ids.size),
          combine,
        });
      }
    }
  }

  get text(): string {
    return unionQuery(
      [...this.#ids].map(([key, { id, combine }]) => ({
        id,
        combine,
        query: key.slice(combine.length + 1),
      })),
    );
  }

  /** The name under which a query's number comes. */
  idOf(query: string): string {
    return (this.#ids.get(`sum ${query}`) ?? this.#ids.get(`avg ${query}`))!.id;
  }

  /** Two batches of half the SLOs each. */
  halves(): QueryBatch[] {
    const middle = Math.ceil(this.tasks.length / 2);
    return [
      new QueryBatch(this.tasks.slice(0, middle)),
      new QueryBatch(this.tasks.slice(middle)),
    ];
  }
}
