import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { RepositoryRow } from '../store/rows';
import type { Stores } from '../store/Stores';
import type { ServiceFilesOptions } from '../types/ServiceFilesOptions';

/** Tells `onChange` what it doesn't know yet of a repository. Only whoever holds its lease may call it. */
export class ChangeAnnouncer {
  readonly #stores: Stores;
  readonly #onChange: ServiceFilesOptions['onChange'];
  readonly #logger: LoggerService;

  constructor(options: {
    stores: Stores;
    onChange: ServiceFilesOptions['onChange'];
    logger: LoggerService;
  }) {
    this.#stores = options.stores;
    this.#onChange = options.onChange;
    this.#logger = options.logger;
  }

  /** Whether it knows everything now; `false`: it threw, try again later. */
  async announce(repository: RepositoryRow): Promise<boolean> {
    const { entities, snapshots } = this.#stores;
    const rows = await entities.unannounced(repository.id);
    if (!rows.length) return true;
    const changed = rows.filter(row => !row.removed);
    const removed = rows.filter(row => row.removed).map(row => row.entity_ref);
    try {
      await this.#onChange?.({
        repository: repository.url || undefined,
        updated: await snapshots.read(changed),
        removed,
      });
    } catch (error) {
      this.#logger.error(
        `Changed files of ${rows.length} entities in '${repository.url}' were read but could not be used; trying again`,
        toError(error),
      );
      return false;
    }
    await entities.markAnnounced(changed);
    await entities.deleteRemoved(removed);
    return true;
  }
}
