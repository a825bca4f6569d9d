import type { PatternIndex } from '../read/PatternIndex';
import type { ReadFilesResult } from '../read/readFiles';
import {
  selectForTargets,
  type SelectedFile,
  type Selection,
} from '../read/selectForTargets';
import { hash } from '../store/hash';
import type { EntityRow, RepositoryRow } from '../store/rows';
import type { Stores } from '../store/Stores';
import type { Target } from '../target/Target';
import type { ServiceFilesLimits } from '../types/ServiceFilesLimits';
import { LEASE } from './LEASE';
import { noFailure } from './noFailure';

/** What came of a read. */
export interface SaveOptions {
  stores: Stores;
  repository: RepositoryRow;
  /** Of the lease. */
  token: string;
  entities: EntityRow[];
  /** Of the entities, in their order. */
  targets: Target[];
  /** Absent for entities without a usable location: they keep the files they had. */
  result?: {
    read: ReadFilesResult;
    index: PatternIndex;
    limits: ServiceFilesLimits;
    wantedHash: string;
  };
}

/** Stores a good read in one transaction; nothing when the lease was lost, because then somebody else reads. */
export async function saveFiles(options: SaveOptions): Promise<void> {
  const { stores, repository, token, entities, targets, result } = options;
  const selections = result
    ? selectForTargets(result.read, result.index, result.limits)
    : new Map<string, Selection>();
  const kept = result ? await keptPaths(options) : new Set<string>();
  const now = Date.now();
  await stores.knex.transaction(async trx => {
    const { repositories, contents } = stores;
    if (!(await repositories.renew(repository.id, token, now + LEASE, trx)))
      return;
    if (result) {
      const taken = takenFiles(result.read, selections);
      await contents.replace(repository.id, taken, kept, trx);
    }
    for (const [position, row] of entities.entries()) {
      const change = entityChange(
        row,
        targets[position],
        options,
        selections.get(row.entity_ref),
      );
      if (change.current_hash === row.current_hash) continue;
      await stores.entities.update(
        row.entity_ref,
        row.target_hash,
        change,
        trx,
      );
    }
    await repositories.update(
      repository.id,
      token,
      {
        ...noFailure,
        ...(result && {
          etag: result.read.etag || null,
          commit: commitOf(result.read.etag),
          wanted_hash: result.wantedHash,
          read_at: now,
        }),
      },
      trx,
    );
  });
}

function entityChange(
  row: EntityRow,
  target: Target,
  { repository, result }: SaveOptions,
  selection: Selection = { files: [], problems: [] },
) {
  const problems = [...target.problems, ...selection.problems];
  const files = result
    ? selection.files
    : (JSON.parse(row.files) as SelectedFile[]);
  const filesRepository = result ? repository.id : row.files_repository;
  const etags = selection.files.map(
    ({ path }) => result?.read.files.get(path)?.etag,
  );
  return {
    files: JSON.stringify(files),
    problems: JSON.stringify(problems),
    files_repository: filesRepository,
    current_hash: hash([files, etags, problems, filesRepository]),
  };
}

/** Files that some entity takes; those beyond the limits of entities needn't be kept. */
function takenFiles(
  read: ReadFilesResult,
  selections: Map<string, Selection>,
): ReadFilesResult['files'] {
  const paths = new Set(
    [...selections.values()].flatMap(({ files }) =>
      files.map(({ path }) => path),
    ),
  );
  return new Map([...read.files].filter(([path]) => paths.has(path)));
}

/** Files of entities that moved to another place, which wasn't read yet. */
async function keptPaths({
  stores,
  repository,
}: SaveOptions): Promise<Set<string>> {
  const moved = await stores.entities.movedFrom(repository.id);
  return new Set(
    moved.flatMap(row =>
      (JSON.parse(row.files) as SelectedFile[]).map(({ path }) => path),
    ),
  );
}

/** Most hosts give the commit as the etag of a tree; others give something that isn't one. */
function commitOf(etag: string): string | null {
  return /^[0-9a-f]{7,64}$/.test(etag) ? etag : null;
}
