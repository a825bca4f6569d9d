import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  LOCAL_GIT_TOKEN_PREFIX,
  type AccessToken,
  type AccessTokenScope,
} from '@causeway/plugin-local-git-common';
import type { Knex } from 'knex';

interface Row {
  id: string;
  user_entity_ref: string;
  name: string;
  hash: string;
  scope: AccessTokenScope;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
}

/** How exact `lastUsedAt` is; saves a write on every request of a clone. */
const LAST_USED_STEP_MS = 60_000;

/** A token is 32 random bytes, so a plain hash keeps it as safe as a slow one would. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function fromRow(row: Row): AccessToken {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at ?? undefined,
  };
}

/** Personal tokens; the secrets themselves are never stored. */
export class AccessTokenStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async create(options: {
    userEntityRef: string;
    name: string;
    scope: AccessTokenScope;
    expiresAt: Date;
  }): Promise<{ token: string; record: AccessToken }> {
    const token = `${LOCAL_GIT_TOKEN_PREFIX}${randomBytes(32).toString(
      'base64url',
    )}`;
    const row: Row = {
      id: randomUUID(),
      user_entity_ref: options.userEntityRef,
      name: options.name,
      hash: hashOf(token),
      scope: options.scope,
      created_at: new Date().toISOString(),
      expires_at: options.expiresAt.toISOString(),
      last_used_at: null,
    };
    await this.#knex<Row>('access_tokens').insert(row);
    return { token, record: fromRow(row) };
  }

  async list(userEntityRef: string): Promise<AccessToken[]> {
    const rows = await this.#knex<Row>('access_tokens')
      .where({ user_entity_ref: userEntityRef })
      .orderBy('created_at', 'desc');
    return rows.map(fromRow);
  }

  /** Deletes one of the user's own tokens; false when they have no such token. */
  async revoke(userEntityRef: string, id: string): Promise<boolean> {
    return (
      (await this.#knex<Row>('access_tokens')
        .where({ user_entity_ref: userEntityRef, id })
        .delete()) > 0
    );
  }

  /** Whose token this is and what it may be used for; `undefined` for an unknown or expired one. */
  async verify(
    token: string,
  ): Promise<{ userEntityRef: string; scope: AccessTokenScope } | undefined> {
    const row = await this.#knex<Row>('access_tokens')
      .where({ hash: hashOf(token) })
      .first();
    const now = Date.now();
    if (!row || Date.parse(row.expires_at) <= now) return undefined;
    if (
      !row.last_used_at ||
      now - Date.parse(row.last_used_at) > LAST_USED_STEP_MS
    ) {
      await this.#knex<Row>('access_tokens')
        .where({ id: row.id })
        .update({ last_used_at: new Date(now).toISOString() });
    }
    return { userEntityRef: row.user_entity_ref, scope: row.scope };
  }

  /** Deletes tokens that expired before a time. */
  async deleteExpired(before: Date): Promise<void> {
    await this.#knex<Row>('access_tokens')
      .where('expires_at', '<', before.toISOString())
      .delete();
  }
}
