import {
  type FakeAnswer,
  type FakeRequest,
  FakeUpstream,
} from './FakeUpstream';

const TERM =
  /label_replace\(((?:(?!label_replace\()[\s\S])*?)\n, "causeway_query", "(\d+)", "", ""\)/g;

/** Value of one query at a time (milliseconds); nothing where it has none. */
export type FakeQuery = (at: number) => number | undefined;

/**
 * Answers unions of queries as Prometheus does: each query by the first pattern of `queries` that is in it. `refuse` may answer
 * something else instead.
 */
export class FakePrometheus {
  readonly upstream: FakeUpstream;
  queries: [pattern: string, query: FakeQuery][] = [];
  refuse: (request: FakeRequest) => FakeAnswer | undefined = () => undefined;
  warnings: string[] | undefined;

  private constructor(upstream: FakeUpstream) {
    this.upstream = upstream;
    upstream.answer = request =>
      this.refuse(request) ?? { body: this.#answer(request) };
  }

  static async start(): Promise<FakePrometheus> {
    return new FakePrometheus(await FakeUpstream.start());
  }

  /** Queries over a range, as they were sent. */
  get ranges(): URLSearchParams[] {
    return this.upstream.requests
      .filter(({ path }) => path === '/api/v1/query_range')
      .map(({ form }) => form);
  }

  #answer({ form, path }: FakeRequest): unknown {
    const isRange = path.endsWith('query_range');
    const [from, to, step] = isRange
      ? ['start', 'end', 'step'].map(name => Number(form.get(name)))
      : [Number(form.get('time')), Number(form.get('time')), 1];
    const text = form.get('query') ?? '';
    const result = [...text.matchAll(TERM)].flatMap(([, query, id]) => {
      const values: [number, string][] = [];
      const [, value] =
        this.queries.find(([pattern]) => query.includes(pattern)) ?? [];
      for (let time = from; time <= to; time += step) {
        const found = value?.(time * 1000);
        if (found !== undefined) values.push([time, String(found)]);
      }
      if (values.length === 0) return [];
      const metric = { causeway_query: id };
      return isRange ? { metric, values } : { metric, value: values[0] };
    });
    return {
      status: 'success',
      ...(this.warnings && { warnings: this.warnings }),
      data: { resultType: isRange ? 'matrix' : 'vector', result },
    };
  }
}
