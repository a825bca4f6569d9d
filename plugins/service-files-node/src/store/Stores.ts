import type { Knex } from 'knex';
import type { ContentStore } from './ContentStore';
import type { EntityStore } from './EntityStore';
import type { RepositoryStore } from './RepositoryStore';
import type { SnapshotReader } from './SnapshotReader';

/** The own database. */
export interface Stores {
  knex: Knex;
  repositories: RepositoryStore;
  entities: EntityStore;
  contents: ContentStore;
  snapshots: SnapshotReader;
}
