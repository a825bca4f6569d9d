import { queriesOf } from '@causeway/plugin-slo-common';
import { unionQuery } from '../plan';
import type { Task } from './Task';

/** The queries of several SLOs as one, and which is which. Equal queries are asked once. */
export class QueryBatch {
  readonly tasks: readonly Task[];
  readonly #ids: ReadonlyMap<string, string>;

  constructor(tasks: readonly Task[]) {
    this.tasks = tasks;
    const queries = new Set(tasks.flatMap(({ plan }) => queriesOf(plan)));
    this.#ids = new Map(
      [...queries].map((query, index) => [query, String(index)]),
    );
  }

  get text(): string {
    return unionQuery([...this.#ids].map(([query, id]) => ({ id, query })));
  }

  /** The name under which a query's number comes. */
  idOf(query: string): string | undefined {
    return this.#ids.get(query);
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
