import type {
  AuthService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import { LOCAL_GIT_TOKEN_PREFIX } from '@causeway/plugin-local-git-common';
import type { Request } from 'express';
import type { Caller } from '../access/Caller';
import { callerFromCredentials } from '../access/callerFromCredentials';
import type { AccessTokenStore } from '../store/AccessTokenStore';
import { isLoopback } from './isLoopback';

/**
 * Who a git client acts for: HTTP Basic with a personal token (or a Backstage token) as password, or a Backstage token as
 * bearer. In local mode callers on this machine may read as nobody.
 */
export class GitAuthenticator {
  readonly #auth: AuthService;
  readonly #httpAuth: HttpAuthService;
  readonly #tokens: AccessTokenStore;
  readonly #openToLoopback: boolean;

  constructor(options: {
    auth: AuthService;
    httpAuth: HttpAuthService;
    tokens: AccessTokenStore;
    openToLoopback: boolean;
  }) {
    this.#auth = options.auth;
    this.#httpAuth = options.httpAuth;
    this.#tokens = options.tokens;
    this.#openToLoopback = options.openToLoopback;
  }

  /** @throws AuthenticationError */
  async authenticate(
    req: Request,
    options: { writes: boolean },
  ): Promise<Caller> {
    const [scheme, value = ''] = (req.headers.authorization ?? '').split(' ');
    if (/^basic$/i.test(scheme))
      return this.#fromPassword(Buffer.from(value, 'base64').toString('utf8'));
    if (/^bearer$/i.test(scheme)) {
      const credentials = await this.#httpAuth.credentials(req, {
        allow: ['user', 'service'],
      });
      return callerFromCredentials(this.#auth, credentials);
    }
    if (this.#openToLoopback && !options.writes && isLoopback(req))
      return { type: 'loopback', actor: 'service:loopback' };
    throw new AuthenticationError(
      'Sign in with a personal token from the portal as password.',
    );
  }

  async #fromPassword(userAndPassword: string): Promise<Caller> {
    const colon = userAndPassword.indexOf(':');
    // Some tools know only one field and send the token as user name.
    const secret =
      userAndPassword.slice(colon + 1) ||
      userAndPassword.slice(0, Math.max(colon, 0));
    if (secret.startsWith(LOCAL_GIT_TOKEN_PREFIX)) {
      const token = await this.#tokens.verify(secret);
      if (!token)
        throw new AuthenticationError(
          'This token is unknown, revoked or expired; make a new one in the portal.',
        );
      return { type: 'token', actor: token.userEntityRef, scope: token.scope };
    }
    if (!secret)
      throw new AuthenticationError(
        'Give a personal token from the portal as password.',
      );
    return callerFromCredentials(
      this.#auth,
      await this.#auth.authenticate(secret),
    );
  }
}
