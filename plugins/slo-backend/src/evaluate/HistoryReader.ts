import { Ledger, type SloWindow } from '@causeway/plugin-slo-common';
import type { SloRef, StoredSlo } from '@causeway/plugin-slo-node';
import type { HistoryRange, LedgerStore, SloHistory } from '../store';
import { historyPlan } from './historyPlan';

/** SLOs whose history is held in memory at a time. */
const BATCH = 25;
const EMPTY = new Ledger({ buckets: [] });

/** An SLO with its history, ready to be judged. */
export interface SloLedger<T> {
  item: T;
  ledger: Ledger;
  sources: string[];
  dataAt: number | null;
}

/** Reads as much of the ledger as a judgement needs, and no more: hours for what is long ago. */
export class HistoryReader {
  readonly #ledger: LedgerStore;

  constructor(options: { ledger: LedgerStore }) {
    this.#ledger = options.ledger;
  }

  /** Histories of SLOs for their windows up to `now`; a few at a time. */
  async *read<T extends { slo: StoredSlo; window: SloWindow }>(options: {
    items: readonly T[];
    now: number;
    /** How much is needed of what was before the window. */
    backMs?: (item: T) => number;
  }): AsyncIterable<SloLedger<T>> {
    const { items, now, backMs = () => 0 } = options;
    const groups = new Map<string, { plan: Plan; items: T[] }>();
    for (const item of items) {
      const plan = historyPlan({
        window: item.window,
        budgeting: item.slo.budgeting,
        now,
        backMs: backMs(item),
      });
      const key = JSON.stringify(plan);
      const group = groups.get(key) ?? { plan, items: [] };
      group.items.push(item);
      groups.set(key, group);
    }
    for (const group of groups.values()) {
      for (let first = 0; first < group.items.length; first += BATCH) {
        yield* this.#readBatch(
          group.items.slice(first, first + BATCH),
          group.plan,
        );
      }
    }
  }

  async *#readBatch<T extends { slo: StoredSlo }>(
    items: T[],
    plan: Plan,
  ): AsyncIterable<SloLedger<T>> {
    const refs = items.map(({ slo }): SloRef => slo);
    const edges = plan.edge
      ? await this.#collect(refs, plan.edge)
      : new Map<string, SloHistory>();
    const byKey = new Map(items.map(item => [keyOf(item.slo), item]));
    const seen = new Set<string>();
    for await (const history of this.#ledger.readMany(refs, plan.range)) {
      const key = keyOf(history.slo);
      const item = byKey.get(key);
      if (item && !seen.has(key)) {
        seen.add(key);
        yield toLedger(item, history, edges.get(key));
      }
    }
    for (const [key, item] of byKey) {
      if (!seen.has(key)) {
        yield { item, ledger: EMPTY, sources: [], dataAt: null };
      }
    }
  }

  async #collect(
    refs: SloRef[],
    range: HistoryRange,
  ): Promise<Map<string, SloHistory>> {
    const found = new Map<string, SloHistory>();
    for await (const history of this.#ledger.readMany(refs, range)) {
      found.set(keyOf(history.slo), history);
    }
    return found;
  }
}

type Plan = ReturnType<typeof historyPlan>;

function toLedger<T>(
  item: T,
  history: SloHistory,
  edge: SloHistory | undefined,
): SloLedger<T> {
  return {
    item,
    ledger: new Ledger({
      buckets: edge ? [...edge.buckets, ...history.buckets] : history.buckets,
      hours: history.hours,
    }),
    sources: history.sources,
    dataAt: history.dataAt,
  };
}

function keyOf(ref: SloRef): string {
  return JSON.stringify([ref.entityRef, ref.name]);
}
