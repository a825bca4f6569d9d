import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogAccess } from './access/CatalogAccess';
import type { Evaluator } from './evaluate/Evaluator';

/** "Refresh now": reads files and counts of one entity, and judges it. */
export class Refresher {
  readonly #access: CatalogAccess;
  readonly #evaluator: Evaluator;
  readonly #read: (entityRef: string) => Promise<void>;

  constructor(options: {
    access: CatalogAccess;
    evaluator: Evaluator;
    read: (entityRef: string) => Promise<void>;
  }) {
    this.#access = options.access;
    this.#evaluator = options.evaluator;
    this.#read = options.read;
  }

  /** @throws NotFoundError if the caller may not see the entity, or there is none */
  async refresh(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.#access.check(entityRef, credentials);
    await this.#read(entityRef);
    const entityRefs = [entityRef];
    this.#evaluator.note({ kind: 'specs', entityRefs });
    this.#evaluator.note({ kind: 'ledger', entityRefs });
    await this.#evaluator.run();
  }
}
