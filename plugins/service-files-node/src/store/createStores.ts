import type { Knex } from 'knex';
import type { SourceAddresses } from '../address/SourceAddresses';
import { ContentStore } from './ContentStore';
import { EntityStore } from './EntityStore';
import { RepositoryStore } from './RepositoryStore';
import { SnapshotReader } from './SnapshotReader';
import type { Stores } from './Stores';

/** The stores of one area in the plugin's database. */
export function createStores(options: {
  knex: Knex;
  area: string;
  addresses: SourceAddresses;
}): Stores {
  const { knex, addresses } = options;
  const repositories = new RepositoryStore(options);
  const entities = new EntityStore(options);
  const contents = new ContentStore(options);
  const snapshots = new SnapshotReader({ repositories, contents, addresses });
  return { knex, repositories, entities, contents, snapshots };
}
