import { BUCKET_MS } from '../ledger';
import { coverageOf } from './coverageOf';
import type { SloPlan } from './SloPlan';

/** The value of a query at the end of a bucket (milliseconds); nothing where it had none. */
export type Answers = (query: string) => ReadonlyMap<number, number>;

/** What the answers say of the five minutes that end at a time. */
export interface Slot {
  /** Share of the slot for which the counted metrics have samples; 0 if there were none. */
  coverage: number;
  /** Samples of the best covered series. */
  samples: number;
  /** Share of the slot in which the target answered. */
  scraped: number;
  /** Of the query of all events, or of the ratio. */
  value?: number;
  /** Of the query of bad events. */
  bad?: number;
}

/** Looks the slots of an SLO up in the answers. */
export class SlotReader {
  readonly #observed: ReadonlyMap<number, number>[];
  readonly #target?: ReadonlyMap<number, number>;
  readonly #values: ReadonlyMap<number, number>;
  readonly #errors?: ReadonlyMap<number, number>;

  constructor(plan: SloPlan, answers: Answers) {
    const { counts, observed, target } = plan;
    this.#observed = observed.map(answers);
    this.#target = target === undefined ? undefined : answers(target);
    this.#values = answers(
      counts.type === 'events' ? counts.total.query : counts.ratio,
    );
    this.#errors =
      counts.type === 'events' ? answers(counts.error.query) : undefined;
  }

  /** @param at - end of the slot */
  slot(at: number): Slot {
    const value = this.#values.get(at);
    const scrapes = (time: number) => this.#target?.get(time) ?? 0;
    return {
      // A query without metrics, such as vector(1), is observed where it has a value.
      coverage:
        this.#observed.length === 0
          ? Number(value !== undefined)
          : coverageOf(time => this.samples(time), at, BUCKET_MS),
      samples: this.samples(at),
      scraped: coverageOf(scrapes, at, BUCKET_MS),
      value,
      bad: this.#errors?.get(at),
    };
  }

  /** Samples of the best covered series in the slot that ends at a time. */
  samples(at: number): number {
    return Math.max(0, ...this.#observed.map(known => known.get(at) ?? 0));
  }
}
