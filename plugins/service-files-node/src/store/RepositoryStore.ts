import type { Knex } from 'knex';
import { repositoryIdentity } from '../address/repositoryIdentity';
import { hash } from './hash';
import type { RepositoryRow } from './rows';

const TABLE = 'service_files_repositories';

/** What is remembered of repositories, and who works on which. All times are in milliseconds. */
export class RepositoryStore {
  readonly #knex: Knex;
  readonly #area: string;

  constructor(options: { knex: Knex; area: string }) {
    this.#knex = options.knex;
    this.#area = options.area;
  }

  /** The id of the repository with this root; the empty root stands for entities without a usable location. */
  idOf(url: string): string {
    return hash([this.#area, url]);
  }

  async add(urls: string[], now: number): Promise<void> {
    for (const url of urls) {
      await this.#knex<RepositoryRow>(TABLE)
        .insert({
          id: this.idOf(url),
          area: this.#area,
          url,
          identity: repositoryIdentity(url),
          next_read_at: now,
        })
        .onConflict('id')
        .ignore();
    }
  }

  async get(id: string): Promise<RepositoryRow | undefined> {
    return this.#knex<RepositoryRow>(TABLE).where({ id }).first();
  }

  async all(): Promise<RepositoryRow[]> {
    return this.#knex<RepositoryRow>(TABLE).where({ area: this.#area });
  }

  /** Those whose time has come and on which nobody works, the longest waiting first. */
  async due(now: number, limit: number): Promise<RepositoryRow[]> {
    return this.#knex<RepositoryRow>(TABLE)
      .where({ area: this.#area })
      .where('next_read_at', '<=', now)
      .where(free(now))
      .orderBy('next_read_at')
      .limit(limit);
  }

  async withIdentity(identity: string): Promise<RepositoryRow[]> {
    return this.#knex<RepositoryRow>(TABLE).where({
      area: this.#area,
      identity,
    });
  }

  /** Asks for a read as soon as possible. Whoever works on a repository now will read again. */
  async request(ids: string[], now: number): Promise<void> {
    for (const id of ids) {
      await this.#knex<RepositoryRow>(TABLE)
        .where({ id })
        .update({
          requested: this.#knex.raw('requested + 1'),
          next_read_at: now,
        });
    }
  }

  /** Moves repositories of a host that asked for a pause. */
  async postpone(ids: string[], until: number): Promise<void> {
    await this.#knex<RepositoryRow>(TABLE)
      .whereIn('id', ids)
      .where('next_read_at', '<', until)
      .update({ next_read_at: until });
  }

  /** Tries to become the only one who works on a repository. */
  async lease(
    id: string,
    token: string,
    now: number,
    until: number,
  ): Promise<boolean> {
    const count = await this.#knex<RepositoryRow>(TABLE)
      .where({ id })
      .where(free(now))
      .update({ lease_token: token, lease_until: until });
    return count === 1;
  }

  /** Prolongs a lease, in a transaction when given: then nobody else can take it before the transaction ends. */
  async renew(
    id: string,
    token: string,
    until: number,
    db: Knex = this.#knex,
  ): Promise<boolean> {
    const count = await db<RepositoryRow>(TABLE)
      .where({ id, lease_token: token })
      .update({ lease_until: until });
    return count === 1;
  }

  async update(
    id: string,
    token: string,
    change: Partial<RepositoryRow>,
    db: Knex = this.#knex,
  ): Promise<void> {
    await db<RepositoryRow>(TABLE)
      .where({ id, lease_token: token })
      .update(change);
  }

  /** Ends a lease unless somebody asked for another read meanwhile; `false`: read again. */
  async release(
    id: string,
    token: string,
    requested: number,
    nextReadAt: number,
  ): Promise<boolean> {
    const count = await this.#knex<RepositoryRow>(TABLE)
      .where({ id, lease_token: token, requested })
      .update({
        lease_token: null,
        lease_until: null,
        served: requested,
        next_read_at: nextReadAt,
      });
    if (count === 1) return true;
    const row = await this.get(id);
    return row?.lease_token !== token;
  }

  /** Ends a lease without having done the work. */
  async abandon(id: string, token: string): Promise<void> {
    await this.#knex<RepositoryRow>(TABLE)
      .where({ id, lease_token: token })
      .update({ lease_token: null, lease_until: null });
  }

  /** Forgets repositories, with the files they had, to which no entity belongs any more. */
  async removeUnused(now: number): Promise<void> {
    const used = (column: string) =>
      this.#knex('service_files_entities').whereNotNull(column).select(column);
    await this.#knex<RepositoryRow>(TABLE)
      .where({ area: this.#area })
      .where(free(now))
      .whereNotIn('id', used('target_repository'))
      .whereNotIn('id', used('files_repository'))
      .delete();
  }
}

function free(now: number) {
  return (query: Knex.QueryBuilder) =>
    query.whereNull('lease_until').orWhere('lease_until', '<', now);
}
