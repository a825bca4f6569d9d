import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  HOUR_MS,
  type ErrorBudgetPolicy,
  type SloWindow,
} from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { PolicyReader } from '../policy/PolicyReader';
import type { SloStores } from '../store';
import { evaluateStored } from './evaluateStored';
import { HistoryReader, type SloLedger } from './HistoryReader';
import type { JudgedService } from './JudgedService';
import type { SloBook } from './SloBook';
import { trendBackMs, trendOf, trendTimes } from './trendOf';
import { windowOf } from './windowOf';
import { groupBy } from '../lib/groupBy';
import { Turns } from '../lib/Turns';

/** Time passes, buckets age out: what nothing changed is judged anew after this time all the same. */
const OLDEST_MS = HOUR_MS / 4;

interface Due {
  slo: StoredSlo;
  window: SloWindow;
  policy: ErrorBudgetPolicy;
  service: JudgedService;
}

/** Keeps the book up to date: judges what changed, a little at a time. */
export class Evaluator {
  readonly #stores: SloStores;
  readonly #book: SloBook;
  readonly #policies: PolicyReader;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #histories: HistoryReader;
  /** Entities whose files changed, and whose counts did. */
  #specs = new Set<string>();
  #counts = new Set<string>();
  #verdicts = new Set<string>();
  #readAll = true;
  #running: Promise<number> | undefined;

  constructor(options: {
    stores: SloStores;
    book: SloBook;
    policies: PolicyReader;
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#stores = options.stores;
    this.#book = options.book;
    this.#policies = options.policies;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
    this.#histories = new HistoryReader({ ledger: options.stores.ledger });
  }

  /** Notes what changed; {@link Evaluator.run} looks at it. */
  note(change: {
    kind: 'specs' | 'ledger' | 'verdicts';
    entityRefs: readonly string[];
  }): void {
    const noted = {
      specs: this.#specs,
      ledger: this.#counts,
      verdicts: this.#verdicts,
    }[change.kind];
    change.entityRefs.forEach(ref => noted.add(ref));
  }

  /** Has the next run read everything again, in case that a change was missed. */
  readAll(): void {
    this.#readAll = true;
  }

  /**
   * Judges what changed and what is too old. A run that is under way is followed by another one, so that what was noted
   * before the call is judged when it ends.
   *
   * @returns the number of SLOs that were judged
   */
  async run(options: { signal?: AbortSignal } = {}): Promise<number> {
    while (this.#running) {
      await this.#running.catch(() => 0);
    }
    this.#running = this.#run(options.signal).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run(signal?: AbortSignal): Promise<number> {
    await this.#readSpecs();
    await this.#readVerdicts();
    const counts = this.#counts;
    this.#counts = new Set();
    const due = this.#due(counts);
    try {
      const judged = await this.#judge(due, signal);
      if (!signal?.aborted) {
        this.#book.setReady();
      }
      return judged;
    } catch (error) {
      counts.forEach(ref => this.#counts.add(ref));
      throw error;
    }
  }

  async #readSpecs(): Promise<void> {
    const all = this.#readAll;
    const changed = this.#specs;
    if (!all && changed.size === 0) {
      return;
    }
    this.#specs = new Set();
    this.#readAll = false;
    try {
      const options = all ? undefined : { entityRefs: [...changed] };
      const [slos, services] = await Promise.all([
        this.#stores.specs.slos(options),
        this.#stores.specs.services(options),
      ]);
      const refs = new Set([
        ...slos.map(slo => slo.entityRef),
        ...services.map(service => service.entityRef),
      ]);
      const gone = all
        ? this.#book.list().map(({ entityRef }) => entityRef)
        : [...changed];
      gone.filter(ref => !refs.has(ref)).forEach(ref => this.#book.remove(ref));
      const byEntity = groupBy(slos, slo => slo.entityRef);
      const byRef = new Map(services.map(item => [item.entityRef, item]));
      const turns = new Turns();
      for (const ref of refs) {
        await this.#putService(
          {
            entityRef: ref,
            slos: byEntity.get(ref) ?? [],
            service: byRef.get(ref),
          },
          turns,
        );
      }
      refs.forEach(ref => this.#verdicts.add(ref));
    } catch (error) {
      changed.forEach(ref => this.#specs.add(ref));
      this.#readAll ||= all;
      throw error;
    }
  }

  async #putService(
    read: Pick<JudgedService, 'entityRef' | 'slos' | 'service'>,
    turns: Turns,
  ): Promise<void> {
    const { entityRef, slos, service } = read;
    const before = this.#book.get(entityRef);
    const policy = this.#policies.read(service);
    const sameWindow =
      JSON.stringify(before?.policy.policy) === JSON.stringify(policy.policy);
    const evaluated: JudgedService['evaluated'] = new Map();
    for (const slo of sameWindow ? slos : []) {
      const known = before?.evaluated.get(slo.name);
      if (known && JSON.stringify(slo) === JSON.stringify(known.slo)) {
        evaluated.set(slo.name, known);
      }
      await turns.next();
    }
    this.#book.put({
      entityRef,
      service,
      policy,
      slos: slos.sort((a, b) => (a.name < b.name ? -1 : 1)),
      evaluated,
      verdict: before?.verdict,
    });
  }

  async #readVerdicts(): Promise<void> {
    const refs = [...this.#verdicts].filter(ref => this.#book.get(ref));
    this.#verdicts = new Set();
    if (refs.length === 0) {
      return;
    }
    const latest = await this.#stores.verdicts.latest(refs);
    for (const ref of refs) {
      const service = this.#book.get(ref);
      if (service) {
        service.verdict = latest.get(ref);
      }
    }
    this.#book.changed();
  }

  #due(changed: ReadonlySet<string>): Due[] {
    const now = this.#now();
    return this.#book.list().flatMap(service => {
      const policy = service.policy.policy ?? this.#policies.fallback;
      return service.slos.flatMap((slo): Due[] => {
        const known = service.evaluated.get(slo.name);
        const age = known ? now - known.evaluatedAt : Infinity;
        if (!changed.has(service.entityRef) && age < OLDEST_MS && age >= 0) {
          return [];
        }
        return [{ slo, policy, window: windowOf(slo, policy), service }];
      });
    });
  }

  async #judge(due: Due[], signal?: AbortSignal): Promise<number> {
    const now = this.#now();
    let judged = 0;
    const turns = new Turns();
    const histories = this.#histories.read({
      items: due,
      now,
      backMs: ({ window }) => trendBackMs(window, now),
    });
    for await (const history of histories) {
      if (signal?.aborted) {
        break;
      }
      this.#judgeOne(history, now);
      judged += 1;
      await turns.next();
    }
    return judged;
  }

  #judgeOne({ item, ...history }: SloLedger<Due>, now: number): void {
    const { slo, window, policy, service } = item;
    try {
      const times = trendTimes({ at: now, window });
      const trend = trendOf({
        objective: slo.objective,
        budgeting: slo.budgeting,
        minimumCoverage: policy.minimumCoverage,
        window,
        ledger: history.ledger,
        times,
      });
      // It may have been replaced while its history was read: the next run judges that one.
      if (this.#book.get(service.entityRef) === service) {
        service.evaluated.set(
          slo.name,
          evaluateStored({
            slo,
            window,
            ...history,
            trend,
            minimumCoverage: policy.minimumCoverage,
            now,
          }),
        );
        this.#book.changed();
      }
    } catch (error) {
      this.#logger.warn(
        `SLO '${slo.name}' of '${slo.entityRef}' can't be judged: ${error}`,
      );
    }
  }
}
