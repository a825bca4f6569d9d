import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type {
  AccessToken,
  CreateAccessTokenRequest,
  CreatedAccessToken,
} from '@causeway/plugin-local-git-common';
import type { AccessTokenStore } from '../store/AccessTokenStore';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_TOKENS_PER_USER = 50;

/** Users' own tokens for Git over HTTP. Nobody sees or handles another's. */
export class AccessTokenService {
  readonly #store: AccessTokenStore;

  constructor(options: { store: AccessTokenStore }) {
    this.#store = options.store;
  }

  list(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<AccessToken[]> {
    return this.#store.list(credentials.principal.userEntityRef);
  }

  async create(
    request: CreateAccessTokenRequest,
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<CreatedAccessToken> {
    const { userEntityRef } = credentials.principal;
    if ((await this.#store.list(userEntityRef)).length >= MAX_TOKENS_PER_USER) {
      throw new InputError(
        `You have ${MAX_TOKENS_PER_USER} tokens, the most there can be; revoke one first.`,
      );
    }
    const { token, record } = await this.#store.create({
      userEntityRef,
      name: request.name,
      scope: request.scope ?? 'write',
      expiresAt: new Date(Date.now() + (request.expiresInDays ?? 90) * DAY_MS),
    });
    return {
      ...record,
      token,
      username: userEntityRef.slice(userEntityRef.indexOf('/') + 1),
    };
  }

  async revoke(
    id: string,
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<void> {
    const revoked = await this.#store.revoke(
      credentials.principal.userEntityRef,
      id,
    );
    if (!revoked)
      throw new NotFoundError(`You have no token with the id '${id}'.`);
  }
}
