import type { Membership, MembershipResolver } from './MembershipResolver';

/** So many people are remembered at once; the oldest entry goes first. */
const MAX_ENTRIES = 5_000;

interface Entry {
  expiresAtMs: number;
  membership: Promise<Membership>;
}

/**
 * Remembers memberships for a short time, because one page asks for many
 * permissions. Questions asked at the same time share one catalog read;
 * failures are not remembered.
 */
export class CachedMembershipResolver implements MembershipResolver {
  readonly #inner: MembershipResolver;
  readonly #ttlMs: number;
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();

  constructor(options: {
    inner: MembershipResolver;
    ttlMs: number;
    now?: () => number;
  }) {
    this.#inner = options.inner;
    this.#ttlMs = options.ttlMs;
    this.#now = options.now ?? Date.now;
  }

  resolve(person: {
    userEntityRef: string;
    ownershipEntityRefs: readonly string[];
  }): Promise<Membership> {
    // The groups issued at sign-in are part of the key: two sign-ins of one
    // person can differ in them.
    const key = JSON.stringify([
      person.userEntityRef,
      [...person.ownershipEntityRefs].sort(),
    ]);
    const cached = this.#entries.get(key);
    if (cached && cached.expiresAtMs > this.#now()) {
      return cached.membership;
    }
    const membership = this.#inner.resolve(person);
    this.#remember(key, membership);
    return membership;
  }

  #remember(key: string, membership: Promise<Membership>) {
    this.#entries.delete(key);
    this.#entries.set(key, {
      expiresAtMs: this.#now() + this.#ttlMs,
      membership,
    });
    if (this.#entries.size > MAX_ENTRIES) {
      const [oldest] = this.#entries.keys();
      this.#entries.delete(oldest);
    }
    membership.catch(() => {
      if (this.#entries.get(key)?.membership === membership) {
        this.#entries.delete(key);
      }
    });
  }
}
