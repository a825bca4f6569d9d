import { randomUUID } from 'node:crypto';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  repositoryFullName,
  type RepositoryQuery,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import type { Knex } from 'knex';
import {
  applyRepositoryFilter,
  type RepositoryFilter,
} from './RepositoryFilter';
import type { RepositoryRecord } from './RepositoryRecord';

interface Row {
  id: string;
  owner: string;
  name: string;
  owner_entity_ref: string;
  description: string;
  default_branch: string;
  last_proposal: number;
  created_at: string;
  pushed_at: string | null;
}

function fromRow(row: Row): RepositoryRecord {
  return {
    id: row.id,
    owner: row.owner,
    name: row.name,
    ownerEntityRef: row.owner_entity_ref,
    description: row.description,
    defaultBranch: row.default_branch,
    createdAt: row.created_at,
    pushedAt: row.pushed_at ?? undefined,
  };
}

/** `%` and `_` taken literally in a LIKE pattern that escapes with `\`. */
function containing(text: string): string {
  return `%${text.toLocaleLowerCase('en-US').replace(/[\\%_]/g, '\\$&')}%`;
}

/** Which repositories there are. */
export class RepositoryStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async find(repository: RepositoryRef): Promise<RepositoryRecord | undefined> {
    const { owner, name } = repository;
    const row = await this.#knex<Row>('repositories')
      .where({ owner, name })
      .first();
    return row && fromRow(row);
  }

  /** Owner entity of an owner segment that is in use. */
  async ownerEntityRefOf(owner: string): Promise<string | undefined> {
    const row = await this.#knex<Row>('repositories')
      .where({ owner })
      .first('owner_entity_ref');
    return row?.owner_entity_ref;
  }

  async list(
    query: RepositoryQuery,
    filter?: PermissionCriteria<RepositoryFilter>,
  ): Promise<{ items: RepositoryRecord[]; totalItems: number }> {
    const { text, owner, ownerEntityRef, limit = 50, offset = 0 } = query;
    const matching = () => {
      const rows = this.#knex<Row>('repositories');
      if (filter) applyRepositoryFilter(rows, filter);
      if (owner) rows.andWhere({ owner });
      if (ownerEntityRef)
        rows.andWhere({
          owner_entity_ref: ownerEntityRef.toLocaleLowerCase('en-US'),
        });
      for (const word of text?.split(/\s+/).filter(Boolean) ?? []) {
        rows.andWhereRaw(
          "(owner || '/' || name like ? escape '\\' or lower(description) like ? escape '\\')",
          [containing(word), containing(word)],
        );
      }
      return rows;
    };
    const [rows, [{ count }]] = await Promise.all([
      matching()
        .select()
        .orderBy(['owner', 'name'])
        .limit(limit)
        .offset(offset),
      matching().count<{ count: number | string }[]>({ count: '*' }),
    ]);
    return { items: rows.map(fromRow), totalItems: Number(count) };
  }

  /**
   * @param place - puts the repository in its place on disk. The name is this one's while it runs, and stays free if it
   *   fails.
   * @throws ConflictError when the name is taken.
   */
  async insert(
    repository: Omit<RepositoryRecord, 'id' | 'createdAt'>,
    place: () => Promise<void> = async () => {},
  ): Promise<RepositoryRecord> {
    const row: Row = {
      id: randomUUID(),
      owner: repository.owner,
      name: repository.name,
      owner_entity_ref: repository.ownerEntityRef,
      description: repository.description,
      default_branch: repository.defaultBranch,
      last_proposal: 0,
      created_at: new Date().toISOString(),
      pushed_at: repository.pushedAt ?? null,
    };
    await this.#knex.transaction(async tx => {
      try {
        await tx<Row>('repositories').insert(row);
      } catch (error) {
        if (isDatabaseConflictError(error)) {
          throw new ConflictError(
            `There already is a repository '${repositoryFullName(
              repository,
            )}'; choose another name.`,
          );
        }
        throw error;
      }
      await place();
    });
    return fromRow(row);
  }

  async update(
    id: string,
    change: {
      description?: string;
      defaultBranch?: string;
      pushedAt?: string;
    },
  ): Promise<void> {
    await this.#knex<Row>('repositories')
      .where({ id })
      .update({
        ...(change.description !== undefined && {
          description: change.description,
        }),
        ...(change.defaultBranch !== undefined && {
          default_branch: change.defaultBranch,
        }),
        ...(change.pushedAt !== undefined && { pushed_at: change.pushedAt }),
      });
  }

  /**
   * Deletes the record with its proposals; false when it was gone already.
   *
   * @param remove - takes the repository from its place on disk. Nobody else can have the name before it ends, so it
   *   never takes a newer repository of the same name; not called when the record was gone.
   */
  async delete(
    id: string,
    remove: () => Promise<void> = async () => {},
  ): Promise<boolean> {
    return this.#knex.transaction(async tx => {
      // SQLite leaves foreign keys unenforced unless told, so nothing is left to cascades.
      const proposals = tx('proposals')
        .where({ repository_id: id })
        .select('id');
      await tx('proposal_events').whereIn('proposal_id', proposals).delete();
      await tx('proposals').where({ repository_id: id }).delete();
      if (!(await tx('repositories').where({ id }).delete())) return false;
      await remove();
      return true;
    });
  }
}
