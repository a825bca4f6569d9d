import type { Knex } from 'knex';
import type { ReadFile } from '../read/readFiles';
import { inChunks } from './inChunks';
import type { ContentRow } from './rows';

const TABLE = 'service_files_contents';

/** The texts of files, once per repository however many entities share them. */
export class ContentStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async read(repositoryId: string, paths: string[]): Promise<ContentRow[]> {
    const found: ContentRow[] = [];
    for (const chunk of inChunks(paths)) {
      found.push(
        ...(await this.#knex<ContentRow>(TABLE)
          .where({ repository_id: repositoryId })
          .whereIn('path', chunk)),
      );
    }
    return found;
  }

  async readAll(repositoryId: string): Promise<ContentRow[]> {
    return this.#knex<ContentRow>(TABLE).where({ repository_id: repositoryId });
  }

  /** Writes what is new or different, and deletes all but these and the kept ones. */
  async replace(
    repositoryId: string,
    files: Map<string, ReadFile>,
    kept: Set<string>,
    db: Knex,
  ): Promise<void> {
    const before = await db<ContentRow>(TABLE)
      .where({ repository_id: repositoryId })
      .select('path', 'etag');
    const known = new Map(before.map(({ path, etag }) => [path, etag]));
    const gone = [...known.keys()].filter(
      path => !files.has(path) && !kept.has(path),
    );
    for (const chunk of inChunks(gone)) {
      await db<ContentRow>(TABLE)
        .where({ repository_id: repositoryId })
        .whereIn('path', chunk)
        .delete();
    }
    const changed = [...files].filter(
      ([path, { etag }]) => known.get(path) !== etag,
    );
    for (const chunk of inChunks(changed, 20)) {
      await db<ContentRow>(TABLE)
        .insert(
          chunk.map(([path, { content, etag }]) => ({
            repository_id: repositoryId,
            path,
            content,
            etag,
          })),
        )
        .onConflict(['repository_id', 'path'])
        .merge();
    }
  }
}
