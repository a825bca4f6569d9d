/** A query, filled in for five minutes, and by what its value is multiplied to be events of a bucket. */
export interface CountQuery {
  query: string;
  factor: number;
}

/** What has to be asked to fill the buckets of one SLO. Queries are ready to be sent; equal ones are sent once. */
export interface SloPlan {
  counts:
    | {
        type: 'events';
        error: CountQuery;
        total: CountQuery;
        /**
         * Whether no answer to `error` means that there were no bad events. Not so where good events are taken away from all of
         * them: without good events the difference is empty too.
         */
        silenceIsGood: boolean;
      }
    | {
        /** A ratio and nothing else: each bucket weighs the same. */
        type: 'ratio';
        ratio: string;
      };
  /** Samples per series of the metrics that are counted: they tell how much of a bucket was observed. */
  observed: string[];
  /** Samples of the targets that the metrics come from: they tell an idle service from one that is not observed. */
  target?: string;
  /** Whether the metrics were there on the day before; asked only where it matters. */
  before: string[];
  /** Why counts are approximate: the tool, or `ratio`. */
  approximate?: string;
}
