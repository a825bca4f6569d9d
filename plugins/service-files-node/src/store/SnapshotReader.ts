import type { SourceAddresses } from '../address/SourceAddresses';
import type { SelectedFile } from '../read/selectForTargets';
import type { ServiceFile } from '../types/ServiceFile';
import type { ServiceFileProblem } from '../types/ServiceFileProblem';
import type { ServiceFilesSnapshot } from '../types/ServiceFilesSnapshot';
import type { ContentStore } from './ContentStore';
import type { RepositoryStore } from './RepositoryStore';
import {
  toNumber,
  type ContentRow,
  type EntityRow,
  type RepositoryRow,
} from './rows';

/** Puts together what the tables know of entities. */
export class SnapshotReader {
  readonly #repositories: RepositoryStore;
  readonly #contents: ContentStore;
  readonly #addresses: SourceAddresses;

  constructor(options: {
    repositories: RepositoryStore;
    contents: ContentStore;
    addresses: SourceAddresses;
  }) {
    this.#repositories = options.repositories;
    this.#contents = options.contents;
    this.#addresses = options.addresses;
  }

  /** Snapshots in the order of the rows. Texts of one repository are fetched together. */
  async read(rows: EntityRow[]): Promise<ServiceFilesSnapshot[]> {
    const repositories = new Map<string, RepositoryRow | undefined>();
    const contents = new Map<string, Map<string, ContentRow>>();
    const snapshots: ServiceFilesSnapshot[] = [];
    for (const row of rows) {
      for (const id of [row.target_repository, row.files_repository]) {
        if (id && !repositories.has(id))
          repositories.set(id, await this.#repositories.get(id));
      }
      const id = row.files_repository;
      if (id && !contents.has(id))
        contents.set(id, await this.#contentsOf(id, rows));
      snapshots.push(
        this.#snapshot(
          row,
          repositories.get(row.target_repository),
          id ? repositories.get(id) : undefined,
          contents.get(id ?? ''),
        ),
      );
    }
    return snapshots;
  }

  async #contentsOf(
    repositoryId: string,
    rows: EntityRow[],
  ): Promise<Map<string, ContentRow>> {
    const mine = rows.filter(row => row.files_repository === repositoryId);
    const paths = new Set(
      mine.flatMap(row => filesOf(row).map(({ path }) => path)),
    );
    const found =
      paths.size > 500
        ? await this.#contents.readAll(repositoryId)
        : await this.#contents.read(repositoryId, [...paths]);
    return new Map(found.map(content => [content.path, content]));
  }

  #snapshot(
    row: EntityRow,
    target: RepositoryRow | undefined,
    source: RepositoryRow | undefined,
    contents: Map<string, ContentRow> | undefined,
  ): ServiceFilesSnapshot {
    const commit = source?.commit ?? undefined;
    const files = filesOf(row).flatMap(({ path, sets }): ServiceFile[] => {
      const found = contents?.get(path);
      if (!found || !source) return [];
      return [
        {
          path,
          content: found.content,
          etag: found.etag,
          sets,
          url: this.#addresses.fileUrl(source.url, path),
          viewUrl: this.#addresses.viewUrl(source.url, path, commit),
        },
      ];
    });
    const problems = JSON.parse(row.problems) as ServiceFileProblem[];
    if (target?.error_message) {
      problems.push({
        kind: 'upstream',
        message: target.error_message,
        fix: target.error_fix ?? '',
        since: toNumber(target.error_since),
      });
    }
    return {
      entityRef: row.entity_ref,
      repository: target?.url || undefined,
      commit,
      files,
      readAt: source ? toNumber(source.read_at) : undefined,
      problems,
    };
  }
}

function filesOf(row: EntityRow): SelectedFile[] {
  return JSON.parse(row.files) as SelectedFile[];
}
