import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  attributeSpend,
  BUCKET_MS,
  DAY_MS,
  HOUR_MS,
  Ledger,
  spendLedger,
  type SpendStatement,
} from '@causeway/plugin-slo-common';
import { windowStart } from '../evaluate/historyPlan';
import type { LedgerStore } from '../store';
import type { EventReader } from './EventReader';
import type { FoundSlo, SloLookup } from './SloLookup';

const LONGEST_MS = 400 * DAY_MS;
/** What is normal before a deploy is looked for in the day before it. */
const BASELINE_MS = DAY_MS + HOUR_MS;

/** What bad events were spent on. */
export class SpendQuery {
  readonly #lookup: SloLookup;
  readonly #ledger: LedgerStore;
  readonly #events: EventReader;
  readonly #now: () => number;

  constructor(options: {
    lookup: SloLookup;
    ledger: LedgerStore;
    events: EventReader;
    now?: () => number;
  }) {
    this.#lookup = options.lookup;
    this.#ledger = options.ledger;
    this.#events = options.events;
    this.#now = options.now ?? Date.now;
  }

  /** Without a range: the window that the SLO was judged over, so that the statement adds up to the number on its page. */
  async get(
    ref: { entityRef: string; name: string },
    query: { from?: number; to?: number },
    options: { credentials: BackstageCredentials },
  ): Promise<SpendStatement> {
    const found = await this.#lookup.find(ref, options.credentials);
    const { from, to } = this.#range(found, query);
    const [history, events] = await Promise.all([
      this.#ledger.read(found.slo, {
        from: Math.floor((from - BASELINE_MS) / HOUR_MS) * HOUR_MS,
        to,
      }),
      this.#events.list({
        entityRef: ref.entityRef,
        from: from - DAY_MS,
        to,
        credentials: options.credentials,
      }),
    ]);
    const { objective, budgeting } = found.slo;
    const ledger = spendLedger({ ledger: new Ledger(history), budgeting });
    return attributeSpend({ objective, ledger, events, from, to });
  }

  #range(
    { evaluated, window }: FoundSlo,
    query: { from?: number; to?: number },
  ): { from: number; to: number } {
    const now = Math.floor(this.#now() / BUCKET_MS) * BUCKET_MS;
    const to = Math.min(query.to ?? evaluated?.evaluation.at ?? now, now);
    const from =
      query.from ??
      (query.to === undefined && evaluated?.evaluation.at
        ? evaluated.evaluation.from
        : windowStart(window, to));
    if (!(from < to) || to - from > LONGEST_MS) {
      throw new InputError(
        "'from' has to be before 'to', and the ledger keeps 400 days.",
      );
    }
    return { from, to };
  }
}
