import type { Knex } from 'knex';
import type { Target } from '../target/Target';
import { hash } from './hash';
import { inChunks } from './inChunks';
import type { EntityRow } from './rows';

const TABLE = 'service_files_entities';

/** Which entities there are, where their files lie and what was last read. */
export class EntityStore {
  readonly #knex: Knex;
  readonly #area: string;

  constructor(options: { knex: Knex; area: string }) {
    this.#knex = options.knex;
    this.#area = options.area;
  }

  async get(entityRef: string): Promise<EntityRow | undefined> {
    return this.#rows()
      .where({ entity_ref: entityRef, removed: false })
      .first();
  }

  /** All that aren't removed, sorted by ref; those whose files lie in one repository when given. */
  async list(repositoryId?: string): Promise<EntityRow[]> {
    const rows = this.#rows().where({ removed: false }).orderBy('entity_ref');
    return repositoryId
      ? rows.where({ target_repository: repositoryId })
      : rows;
  }

  /** All of a repository, also those that are removed but not announced. */
  async ofRepository(repositoryId: string): Promise<EntityRow[]> {
    return this.#rows()
      .where({ target_repository: repositoryId })
      .orderBy('entity_ref');
  }

  /** Those whose files are of a repository in which they no longer lie. */
  async movedFrom(repositoryId: string): Promise<EntityRow[]> {
    return this.#rows()
      .where({ files_repository: repositoryId })
      .whereNot({ target_repository: repositoryId });
  }

  /** Refs and targets of all, without what was read. */
  async targets(): Promise<
    Pick<
      EntityRow,
      'entity_ref' | 'target_hash' | 'target_repository' | 'removed'
    >[]
  > {
    return this.#rows().select(
      'entity_ref',
      'target_hash',
      'target_repository',
      'removed',
    );
  }

  /** Remembers where files lie; what was read stays until the new place was read. */
  async put(target: Target, repositoryId: string): Promise<void> {
    const placed = {
      target_repository: repositoryId,
      target: JSON.stringify(target),
      target_hash: hash(target),
      removed: false,
    };
    await this.#knex<EntityRow>(TABLE)
      .insert({
        ...placed,
        area: this.#area,
        entity_ref: target.entityRef,
        files: '[]',
        problems: '[]',
      })
      .onConflict(['area', 'entity_ref'])
      .merge(placed);
  }

  /**
   * Marks entities as gone; they are deleted when that has been announced. One that comes back before that is announced
   * again: nobody can tell whether its end was.
   */
  async markRemoved(entityRefs: string[]): Promise<void> {
    for (const refs of inChunks(entityRefs)) {
      await this.#rows()
        .whereIn('entity_ref', refs)
        .update({ removed: true, announced_hash: null });
    }
  }

  /** Stores what was read, unless the entity's place changed meanwhile: then another read is on its way. */
  async update(
    entityRef: string,
    targetHash: string,
    change: Partial<EntityRow>,
    db: Knex,
  ): Promise<void> {
    await db<EntityRow>(TABLE)
      .where({
        area: this.#area,
        entity_ref: entityRef,
        target_hash: targetHash,
      })
      .update(change);
  }

  /** Those of a repository of which `onChange` doesn't know the newest state. */
  async unannounced(repositoryId: string): Promise<EntityRow[]> {
    return this.#rows()
      .where({ target_repository: repositoryId })
      .where(query =>
        query
          .where({ removed: true })
          .orWhere(changed =>
            changed
              .whereNotNull('current_hash')
              .where(differs =>
                differs
                  .whereNull('announced_hash')
                  .orWhereRaw('announced_hash <> current_hash'),
              ),
          ),
      )
      .orderBy('entity_ref');
  }

  async markAnnounced(rows: EntityRow[]): Promise<void> {
    for (const { entity_ref, current_hash } of rows) {
      await this.#rows()
        .where({ entity_ref })
        .update({ announced_hash: current_hash });
    }
  }

  async deleteRemoved(entityRefs: string[]): Promise<void> {
    for (const refs of inChunks(entityRefs)) {
      await this.#rows()
        .whereIn('entity_ref', refs)
        .where({ removed: true })
        .delete();
    }
  }

  #rows() {
    return this.#knex<EntityRow>(TABLE).where({ area: this.#area });
  }
}
