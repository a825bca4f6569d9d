import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { withGroupsAbove } from './withGroupsAbove';

const REMEMBERED_MS = 60_000;
const MOST = 500;

interface Remembered {
  at: number;
  refs: string[];
}

/** Who asks, and what they own things through. */
export class Callers {
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;
  readonly #now: () => number;
  readonly #catalog: CatalogService;
  readonly #owned = new Map<string, Remembered>();
  readonly #memberships = new Map<string, Remembered>();

  constructor(options: {
    auth: AuthService;
    userInfo: UserInfoService;
    catalog: CatalogService;
    now?: () => number;
  }) {
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
    this.#catalog = options.catalog;
    this.#now = options.now ?? Date.now;
  }

  /** A person and not a service. */
  isUser(credentials: BackstageCredentials): boolean {
    return this.#auth.isPrincipal(credentials, 'user');
  }

  /** What records name: an entity ref, or `service:<subject>`. */
  actor(credentials: BackstageCredentials): string {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    return this.#auth.isPrincipal(credentials, 'service')
      ? `service:${credentials.principal.subject.replace(
          /^(plugin|external):/,
          '',
        )}`
      : 'unknown';
  }

  /** Entity refs that a person owns things through: their own and their groups'; none for a service. */
  async ownershipRefs(credentials: BackstageCredentials): Promise<string[]> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      return [];
    }
    const { userEntityRef } = credentials.principal;
    return this.#remember(this.#owned, userEntityRef, async () => {
      const info = await this.#userInfo.getUserInfo(credentials);
      return info.ownershipEntityRefs;
    });
  }

  /** As {@link Callers.ownershipRefs}, and the groups that those groups are in. */
  async memberships(credentials: BackstageCredentials): Promise<string[]> {
    const refs = await this.ownershipRefs(credentials);
    return refs.length === 0
      ? []
      : this.#remember(this.#memberships, this.actor(credentials), () =>
          withGroupsAbove({ auth: this.#auth, catalog: this.#catalog, refs }),
        );
  }

  async #remember(
    memory: Map<string, Remembered>,
    key: string,
    read: () => Promise<string[]>,
  ): Promise<string[]> {
    const now = this.#now();
    const known = memory.get(key);
    if (known && now - known.at < REMEMBERED_MS && now >= known.at) {
      return known.refs;
    }
    const refs = await read();
    if (memory.size >= MOST) {
      memory.clear();
    }
    memory.set(key, { at: now, refs });
    return refs;
  }
}
