import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';

const REMEMBERED_MS = 60_000;
const MOST = 500;

/** Who asks, and what they own things through. */
export class Callers {
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;
  readonly #now: () => number;
  readonly #owned = new Map<string, { at: number; refs: string[] }>();

  constructor(options: {
    auth: AuthService;
    userInfo: UserInfoService;
    now?: () => number;
  }) {
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
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
    const now = this.#now();
    const known = this.#owned.get(userEntityRef);
    if (known && now - known.at < REMEMBERED_MS && now >= known.at) {
      return known.refs;
    }
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    if (this.#owned.size >= MOST) {
      this.#owned.clear();
    }
    this.#owned.set(userEntityRef, { at: now, refs: ownershipEntityRefs });
    return ownershipEntityRefs;
  }
}
