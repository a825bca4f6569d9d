import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Stores } from '../store/Stores';
import type { ChangeAnnouncer } from './ChangeAnnouncer';
import { LEASE } from './LEASE';
import type { Pacer } from './Pacer';
import type { RepositoryReader } from './RepositoryReader';
import { Semaphore } from './Semaphore';

/** Collaborators of {@link RepositoryWorker}. */
export interface RepositoryWorkerOptions {
  stores: Stores;
  reader: RepositoryReader;
  announcer: ChangeAnnouncer;
  pacer: Pacer;
  logger: LoggerService;
  /** Repositories at the same time. */
  concurrency: number;
  signal: AbortSignal;
}

/**
 * Reads repositories and announces what changed, so that only one backend works on a repository at a time and no request is
 * lost: one that comes while somebody works makes him go round again.
 */
export class RepositoryWorker {
  readonly #options: RepositoryWorkerOptions;
  readonly #semaphore: Semaphore;
  readonly #running = new Map<string, Promise<void>>();
  /** Failures of `onChange` in a row, by repository. */
  readonly #unannounced = new Map<string, number>();

  constructor(options: RepositoryWorkerOptions) {
    this.#options = options;
    this.#semaphore = new Semaphore(options.concurrency);
  }

  /** Works on all repositories whose time has come, on each at most once. */
  async runDue(): Promise<void> {
    const { stores, concurrency, signal } = this.#options;
    const done = new Set<string>();
    while (!signal.aborted) {
      const due = await stores.repositories.due(Date.now(), concurrency * 8);
      const ids = due.map(({ id }) => id).filter(id => !done.has(id));
      if (!ids.length) return;
      for (const id of ids) done.add(id);
      await Promise.all(ids.map(id => this.run(id)));
    }
  }

  /** Works on one repository, unless another backend does. Never rejects. */
  async run(id: string): Promise<void> {
    const running = this.#running.get(id);
    if (running) return running;
    const work = this.#semaphore
      .run(() => this.#work(id))
      .catch(error => this.#onBroken(id, error))
      .finally(() => this.#running.delete(id));
    this.#running.set(id, work);
    return work;
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  async #work(id: string): Promise<void> {
    const { stores, reader, announcer, signal } = this.#options;
    const { repositories } = stores;
    const token = randomUUID();
    const now = Date.now();
    if (signal.aborted) return;
    if (!(await repositories.lease(id, token, now, now + LEASE))) return;
    const heartbeat = setInterval(() => {
      repositories
        .renew(id, token, Date.now() + LEASE)
        .catch(error =>
          this.#options.logger.warn('A lease was not renewed', toError(error)),
        );
    }, LEASE / 4);
    try {
      for (;;) {
        const row = await repositories.get(id);
        if (row?.lease_token !== token) return;
        const next = await reader.read(row, token);
        const announced = await announcer.announce(row);
        const nextReadAt = this.#pace(id, announced, next);
        if (await repositories.release(id, token, row.requested, nextReadAt))
          return;
      }
    } finally {
      clearInterval(heartbeat);
      await repositories.abandon(id, token);
    }
  }

  /** The own database failed, or something that nobody thought of. */
  async #onBroken(id: string, cause: unknown): Promise<void> {
    const { stores, pacer, logger, signal } = this.#options;
    if (signal.aborted) return;
    logger.error(
      'The files of a repository could not be stored; trying again',
      toError(cause),
    );
    const until = pacer.afterFailures(Date.now(), 1);
    await stores.repositories
      .postpone([id], until)
      .catch(error => logger.error('Nor could that be noted', toError(error)));
  }

  #pace(id: string, announced: boolean, next: number): number {
    if (announced) {
      this.#unannounced.delete(id);
      return next;
    }
    const failures = (this.#unannounced.get(id) ?? 0) + 1;
    this.#unannounced.set(id, failures);
    const retry = this.#options.pacer.afterFailures(Date.now(), failures);
    return Math.min(next, retry);
  }
}
