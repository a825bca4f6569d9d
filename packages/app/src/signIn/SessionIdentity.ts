import {
  BackstageUserIdentity,
  DiscoveryApi,
  IdentityApi,
  ProfileInfo,
} from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { Choice } from './rememberedChoice';

/** A new token is had this long before the old one ends, in milliseconds. */
const MARGIN_MS = 5 * 60_000;
/** How long a token counts whose end can't be read, in milliseconds. */
const UNREADABLE_MS = 5 * 60_000;

interface Session {
  profile: ProfileInfo;
  backstageIdentity: { token: string; identity: BackstageUserIdentity };
}

/** Options of {@link SessionIdentity}. */
export interface SessionIdentityOptions {
  choice: Choice;
  discoveryApi: DiscoveryApi;
  /** Called when the backend won't have this choice any more. */
  onRefused: () => void;
  /** Called when the person signs out. */
  onSignOut: () => void;
}

function expiry(token: string): number {
  try {
    const payload = token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
    const { exp } = JSON.parse(atob(payload));
    return Number.isFinite(exp)
      ? exp * 1000 - MARGIN_MS
      : Date.now() + UNREADABLE_MS;
  } catch {
    return Date.now() + UNREADABLE_MS;
  }
}

/**
 * The identity of somebody who signs in without a password: as one of the
 * people of local mode, or by Backstage's guest provider. It asks the backend
 * for a session when one is first needed and again before that ends.
 */
export class SessionIdentity implements IdentityApi {
  static create(options: SessionIdentityOptions): SessionIdentity {
    return new SessionIdentity(options);
  }

  readonly #options: SessionIdentityOptions;
  #session?: Promise<Session>;
  #until = 0;

  private constructor(options: SessionIdentityOptions) {
    this.#options = options;
  }

  /** Gets a session now, rather than when the first page needs it. */
  async start(): Promise<void> {
    await this.#current();
  }

  async getProfileInfo(): Promise<ProfileInfo> {
    return (await this.#current()).profile;
  }

  async getBackstageIdentity(): Promise<BackstageUserIdentity> {
    return (await this.#current()).backstageIdentity.identity;
  }

  async getCredentials(): Promise<{ token?: string }> {
    return { token: (await this.#current()).backstageIdentity.token };
  }

  async signOut(): Promise<void> {
    this.#options.onSignOut();
  }

  #current(): Promise<Session> {
    if (!this.#session || Date.now() >= this.#until) {
      this.#until = Infinity;
      this.#session = this.#fetch().then(
        session => {
          this.#until = expiry(session.backstageIdentity.token);
          return session;
        },
        error => {
          this.#session = undefined;
          throw error;
        },
      );
    }
    return this.#session;
  }

  async #fetch(): Promise<Session> {
    const { choice, discoveryApi, onRefused } = this.#options;
    const base = await discoveryApi.getBaseUrl('auth');
    const headers = { 'X-Requested-With': 'XMLHttpRequest' };
    const response = await fetch(
      `${base}/${choice.provider}/refresh`,
      choice.person
        ? {
            method: 'POST',
            headers: { ...headers, 'Content-Type': 'application/json' },
            body: JSON.stringify({ person: choice.person }),
          }
        : { headers, credentials: 'include' },
    );
    if (!response.ok) {
      if ([400, 401, 403, 404].includes(response.status)) {
        onRefused();
      }
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
