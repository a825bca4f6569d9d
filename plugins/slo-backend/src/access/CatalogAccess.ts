import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** A change of permissions takes effect within this time. */
const REMEMBERED_MS = 60_000;
/** People whose view is remembered. */
const MOST_CALLERS = 500;
const BATCH = 500;

interface View {
  at: number;
  asked: Set<string>;
  visible: Set<string>;
}

/**
 * Whether somebody may see an entity: the catalog is asked with a person's own credentials, and its answer is remembered for a
 * minute. Whoever can't see an entity doesn't learn that it has SLOs.
 */
export class CatalogAccess {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #now: () => number;
  readonly #views = new Map<string, View>();

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    now?: () => number;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#now = options.now ?? Date.now;
  }

  /** Those of the entities that the caller may see. */
  async visible(
    entityRefs: Iterable<string>,
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const view = this.#viewOf(credentials);
    const unknown = [...entityRefs].filter(ref => !view.asked.has(ref));
    if (unknown.length === 0) {
      return view.visible;
    }
    const reader = await this.#readerFor(credentials);
    for (let first = 0; first < unknown.length; first += BATCH) {
      const batch = unknown.slice(first, first + BATCH);
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: batch,
          fields: ['kind', 'metadata.name', 'metadata.namespace'],
        },
        { credentials: reader },
      );
      batch.forEach((ref, index) => {
        view.asked.add(ref);
        if (items[index]) {
          view.visible.add(ref);
        }
      });
    }
    return view.visible;
  }

  /** @throws NotFoundError if the caller may not see the entity, or there is none */
  async check(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const visible = await this.visible([entityRef], credentials);
    if (!visible.has(entityRef)) {
      throw new NotFoundError(
        `There is no entity '${entityRef}' in the catalog that you may see.`,
      );
    }
  }

  /**
   * A service has no view of its own: what it may ask, its permission said. A token that is restricted to this plugin, as that
   * of a release is, isn't let into the catalog either.
   */
  async #readerFor(
    credentials: BackstageCredentials,
  ): Promise<BackstageCredentials> {
    return this.#auth.isPrincipal(credentials, 'service')
      ? this.#auth.getOwnServiceCredentials()
      : credentials;
  }

  #viewOf(credentials: BackstageCredentials): View {
    const key = this.#keyOf(credentials);
    const now = this.#now();
    const known = key === undefined ? undefined : this.#views.get(key);
    if (known && now - known.at < REMEMBERED_MS && now >= known.at) {
      return known;
    }
    const view: View = { at: now, asked: new Set(), visible: new Set() };
    if (key !== undefined) {
      if (this.#views.size >= MOST_CALLERS) {
        this.#views.clear();
      }
      this.#views.set(key, view);
    }
    return view;
  }

  /** Nothing for credentials that two callers might share. */
  #keyOf(credentials: BackstageCredentials): string | undefined {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      return `user ${credentials.principal.userEntityRef}`;
    }
    if (this.#auth.isPrincipal(credentials, 'service')) {
      return `service ${credentials.principal.subject}`;
    }
    return undefined;
  }
}
