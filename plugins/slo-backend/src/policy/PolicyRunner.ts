import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  judgePolicy,
  type ErrorBudgetPolicy,
  type PolicyInput,
  type PolicyVerdict,
} from '@causeway/plugin-slo-common';
import type { Knex } from 'knex';
import type { EntityDirectory } from '../access/EntityDirectory';
import type { SloChanges } from '../changes/SloChanges';
import { giveWay } from '../database/giveWay';
import type { JudgedService } from '../evaluate/JudgedService';
import type { SloBook } from '../evaluate/SloBook';
import type { SloStores, StoredVerdict } from '../store';
import type { OutboxStore } from './outbox/OutboxStore';
import type { PostmortemStore } from './PostmortemStore';
import { verdictActions } from './verdictActions';

const BATCH = 100;
/** How often a service is judged. */
const EVERY_MS = 5 * 60_000;
/** A run that comes a little early is not a run too early. */
const EARLY_MS = 20_000;

/** What a {@link PolicyRunner} works with. */
export interface PolicyRunnerOptions {
  knex: Knex;
  stores: SloStores;
  book: SloBook;
  changes: SloChanges;
  directory: EntityDirectory;
  outbox: OutboxStore;
  postmortems: PostmortemStore;
  logger: LoggerService;
  now?: () => number;
}

/** Judges every service by its policy, and has done what follows from a change of stage. */
export class PolicyRunner {
  readonly #options: PolicyRunnerOptions;
  /** When each service was judged by this backend, and by what. */
  readonly #judged = new Map<string, { at: number; facts: string }>();

  constructor(options: PolicyRunnerOptions) {
    this.#options = options;
  }

  /**
   * Judges services that are due: every five minutes, and at once when one of its SLOs became known or unknown, or
   * its budget was used up or came back.
   *
   * @returns entities whose verdict says something else than the one before
   */
  async run(options: { signal?: AbortSignal } = {}): Promise<string[]> {
    const { book, stores, changes, directory, logger } = this.#options;
    const services = book
      .list()
      .filter(service => isReady(service) && this.#isDue(service));
    await directory.tryUpdate(services.map(({ entityRef }) => entityRef));
    const changed: string[] = [];
    for (let first = 0; first < services.length; first += BATCH) {
      if (options.signal?.aborted) {
        break;
      }
      const batch = services.slice(first, first + BATCH);
      const latest = await stores.verdicts.latest(
        batch.map(({ entityRef }) => entityRef),
      );
      for (const service of batch) {
        const { entityRef } = service;
        try {
          if (await this.#judge(service, latest.get(entityRef))) {
            changed.push(entityRef);
          }
          this.#judged.set(entityRef, {
            at: this.#now(),
            facts: factsOf(service),
          });
        } catch (error) {
          logger.error(`'${entityRef}' could not be judged: ${error}`);
        }
      }
      await giveWay();
    }
    if (changed.length > 0) {
      await changes.publish({ kind: 'verdicts', entityRefs: changed });
    }
    return changed;
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  #isDue(service: JudgedService): boolean {
    const last = this.#judged.get(service.entityRef);
    return (
      !last ||
      last.facts !== factsOf(service) ||
      Math.abs(this.#now() - last.at) >= EVERY_MS - EARLY_MS
    );
  }

  async #judge(
    service: JudgedService,
    latest: StoredVerdict | undefined,
  ): Promise<boolean> {
    const { stores } = this.#options;
    const { policy } = service.policy;
    if (!policy) {
      return false;
    }
    // Whoever recorded it may have died before its actions were written down. It stays the latest until they are.
    await this.#act(latest);
    const { entityRef } = service;
    const verdict = judgePolicy({
      policy,
      previous: latest?.verdict.memory ?? null,
      at: this.#now(),
      slos: inputsOf(service),
    });
    const news = !latest || meaningOf(latest.verdict) !== meaningOf(verdict);
    const id = await stores.verdicts.record({
      entityRef,
      verdict,
      previous: latest?.id ?? null,
      keep: verdict.changed || latest?.verdict.status !== verdict.status,
    });
    if (id === undefined) {
      return false;
    }
    await this.#act({ id, entityRef, verdict });
    return news;
  }

  /** Writes down what has to be done, all or nothing; again is the same as once. */
  async #act(stored: StoredVerdict | undefined): Promise<void> {
    if (!stored?.verdict.changed) {
      return;
    }
    const { knex, directory, outbox, postmortems } = this.#options;
    const { title } = directory.get(stored.entityRef);
    const { entries, postmortem } = verdictActions({ stored, title });
    await knex.transaction(async within => {
      await outbox.add(entries, { within });
      if (postmortem) {
        await postmortems.open(stored, { within });
      }
    });
  }
}

/** An SLO that wasn't evaluated since the start is not an SLO of which nothing is known. */
function isReady({ slos, evaluated, policy }: JudgedService): boolean {
  return (
    policy.policy !== null &&
    slos.length > 0 &&
    slos
      .filter(({ name }) => counts(policy.policy, name))
      .every(({ name }) => evaluated.has(name))
  );
}

/** What a verdict can't wait for. */
function factsOf({ evaluated }: JudgedService): string {
  return JSON.stringify(
    [...evaluated].map(([name, { evaluation, quarantined, dataAt }]) => [
      name,
      evaluation.state,
      quarantined !== null,
      dataAt !== null,
      (evaluation.consumed ?? 0) >= 1,
    ]),
  );
}

function counts(policy: ErrorBudgetPolicy | null, name: string): boolean {
  return !policy?.slos || policy.slos.includes(name);
}

function inputsOf({ slos, evaluated, policy }: JudgedService): PolicyInput[] {
  return slos.flatMap(({ name }): PolicyInput[] => {
    const known = evaluated.get(name);
    if (!known || !counts(policy.policy, name)) {
      return [];
    }
    const { state, consumed, bad, total, coverage } = known.evaluation;
    return [
      {
        slo: name,
        state,
        consumed,
        bad,
        total,
        coverage,
        ...(known.quarantined !== null && { quarantined: known.quarantined }),
      },
    ];
  });
}

/** What people see of a verdict, without its numbers. */
function meaningOf({ status, stage, decidedBy, slos }: PolicyVerdict): string {
  return JSON.stringify([
    status,
    stage,
    decidedBy,
    slos.map(slo => [slo.slo, slo.status, slo.stage]),
  ]);
}
