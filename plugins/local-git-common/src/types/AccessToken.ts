/** What a token may be used for; `write` includes reading. @public */
export type AccessTokenScope = 'read' | 'write';

/** A personal token for Git over HTTP; the secret itself is shown once and kept only as a hash. @public */
export interface AccessToken {
  id: string;
  name: string;
  scope: AccessTokenScope;
  /** ISO 8601 times. */
  createdAt: string;
  expiresAt: string;
  lastUsedAt?: string;
}

/** Body of `POST /v1/tokens`. @public */
export interface CreateAccessTokenRequest {
  name: string;
  /** `write` by default. */
  scope?: AccessTokenScope;
  /** 1 to 365; 90 by default. */
  expiresInDays?: number;
}

/** Answer to `POST /v1/tokens`: the only time the secret is seen. @public */
export interface CreatedAccessToken extends AccessToken {
  /** Password for `git push`. */
  token: string;
  /** User name to give with it (git asks for one; the host ignores it). */
  username: string;
}
