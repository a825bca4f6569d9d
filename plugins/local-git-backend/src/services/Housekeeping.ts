import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { repositoryFullName } from '@causeway/plugin-local-git-common';
import type { AccessTokenStore } from '../store/AccessTokenStore';
import type { RepositoryService } from './RepositoryService';
import type { RepositoryStorage } from './RepositoryStorage';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Expired tokens stay visible for this long, so that their owners see why a push stopped working. */
const KEEP_EXPIRED_TOKENS_MS = 30 * DAY_MS;

/** Packs repositories and deletes leftovers. Never touches what a branch, tag or proposal can reach. */
export class Housekeeping {
  readonly #repositories: RepositoryService;
  readonly #storage: RepositoryStorage;
  readonly #tokens: AccessTokenStore;
  readonly #logger: LoggerService;

  constructor(options: {
    repositories: RepositoryService;
    storage: RepositoryStorage;
    tokens: AccessTokenStore;
    logger: LoggerService;
  }) {
    this.#repositories = options.repositories;
    this.#storage = options.storage;
    this.#tokens = options.tokens;
    this.#logger = options.logger;
  }

  async run(signal: AbortSignal): Promise<void> {
    await this.#tokens.deleteExpired(
      new Date(Date.now() - KEEP_EXPIRED_TOKENS_MS),
    );
    await this.#storage.cleanUp(new Date(Date.now() - DAY_MS));
    for await (const { record, repository } of this.#repositories.all()) {
      if (signal.aborted) return;
      try {
        // The threshold is Git's own default; below it packing isn't worth its while.
        await repository.run([
          '-c',
          'gc.auto=6700',
          '-c',
          'gc.autoDetach=false',
          'gc',
          '--auto',
          '--quiet',
        ]);
      } catch (error) {
        this.#logger.warn(
          `Repository '${repositoryFullName(record)}' couldn't be packed`,
          toError(error),
        );
      }
    }
  }
}
